import type { HeldReason } from '../../mail/fate.ts'

/** Mails that come in. */
export const mailIn = {
  title: 'Held mail',
  intro:
    'Mails of which nobody can tell by themselves what they are about, or whose they are. Accept one into a ticket, open one for it, or discard it.',
  noSubject: '(no subject)',
  none: 'No mail is held.',
  more: (count: number) => `${count} more are held; the oldest are shown.`,
  from: (name: string, address: string) => (name ? `${name} <${address || 'no address'}>` : address || 'no sender'),
  cut: 'It says more than is shown here; all of it goes where it is accepted.',
  files: (names: string) => `Files: ${names}`,
  seemsAbout: (ref: string) => `It seems to be about ${ref}.`,
  into: 'Ticket',
  accept: 'Add to the ticket',
  open: 'Open a ticket',
  discard: 'Discard',
  said: {
    replied: (ref: string) => `It is a reply in ${ref} now.`,
    noted: (ref: string) => `It is a note in ${ref} now.`,
    opened: (ref: string) => `It is ${ref} now.`,
    discarded: 'It is discarded.',
  },
  because: {
    stranger: 'It answers, but not to an address that only its reader knows, and not a mail that was sent.',
    closed: 'The request that it answers is closed.',
    perhaps: 'Its subject is that of an automatic reply.',
    list: 'It came through a mailing list.',
    'too-many': 'Its sender has written more within the hour than is taken without a look.',
    sender: 'Its sender is no address that can be written to.',
    'no-address': 'It was sent to no address at which tickets are opened.',
    refused: 'No ticket could be made of it.',
  } satisfies Record<HeldReason, string>,
}
