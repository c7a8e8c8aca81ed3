/** Reason of a vote that came from the escalate form: this page was opened there, and nothing was sent. */
export const instead = 'instead of a request'
