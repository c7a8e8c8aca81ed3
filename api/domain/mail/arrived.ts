import { addressKey } from '../base/email.ts'

/** A file that a mail brought: its name as it came, its bytes. */
export type ArrivedFile = { name: string; bytes: Uint8Array }

/** A mail as it was read off the wire: text in Unicode, whatever its charset; nothing in it is trusted. */
export type ArrivedMail = {
  /** What tells it from every other: its message id, or a hash of its bytes where it has none. */
  key: string
  messageId: string | null
  from: { name: string; address: string } | null
  /** Sender of the envelope: empty for what may not be answered, null where no envelope is known. */
  sender: string | null
  /** To whom it was delivered, else to whom it is addressed; those of the envelope first. */
  recipients: readonly string[]
  subject: string
  /** By names in lower case; what occurs several times with a comma between. */
  headers: Readonly<Record<string, string>>
  /** Message ids that it answers, newest first, without angle brackets. */
  references: readonly string[]
  text: string
  files: readonly ArrivedFile[]
}

/** By what a mail with a message id is known again. */
export function keyOfMessage(id: string): string {
  return `id:${id}`
}

/** The parts of an address as mail is sorted by them: `help+r-abc@example.com` is help, r-abc, example.com. */
export function partsOf(address: string): { local: string; plus: string; domain: string } {
  const key = addressKey(address.trim())
  const at = key.lastIndexOf('@')
  const before = at < 0 ? key : key.slice(0, at)
  const plus = before.indexOf('+')
  return {
    local: plus < 0 ? before : before.slice(0, plus),
    plus: plus < 0 ? '' : before.slice(plus + 1),
    domain: at < 0 ? '' : key.slice(at + 1),
  }
}
