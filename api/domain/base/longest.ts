/** The most characters that people may write: the rules refuse more, and the forms say so beforehand. */
export const longest = {
  /** A person's name. */
  name: 120,
  /** An address; SMTP carries no longer ones (RFC 5321, 4.5.3.1), and counts bytes. */
  email: 254,
  /** What is wrong, or asked, in a line. */
  title: 200,
  /** What happened, a reply, a note, what solved it. */
  message: 20_000,
  /** The answer to a field, a turn of the chat, why something is reopened. */
  answer: 4000,
  /** A word with a rating or a vote, what was looked for. */
  comment: 2000,
  /** A conversation with the chat, in turns. */
  conversation: 60,
} as const

/** The largest file that may be attached, in bytes; the refusal `attachment.too-large` says it in words. */
export const mostFileBytes = 10 * 1024 * 1024
