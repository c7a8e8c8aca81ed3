/** A ticket that support opens for somebody who called or came by. */
export const newTicket = {
  title: 'New ticket',
  lead: 'For somebody who called or came by: the same promise as if they had filed it. The log says that you opened it; the link to the request goes to them by mail.',
  form: 'New ticket for somebody',
  send: 'Open the ticket',
  name: 'Whose request it is',
  email: { label: 'Their e-mail address', hint: 'Replies and the link to the request go there.' },
  description: 'What you were told: what they expected, what they saw, and since when.',
}
