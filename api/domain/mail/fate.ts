import { addressKey } from '../base/email.ts'
import type { Automation } from '../model/automation.ts'
import { type ArrivedMail, partsOf } from './arrived.ts'
import { type Automatic, automatic } from './automatic.ts'

/** Why a mail waits for somebody of the desk. */
export const heldReasons = [
  'stranger',
  'closed',
  'perhaps',
  'list',
  'too-many',
  'sender',
  'no-address',
  'refused',
] as const
export type HeldReason = (typeof heldReasons)[number]

/** What becomes of a mail. */
export type Fate =
  | { do: 'reply' | 'note' | 'open' }
  | { do: 'ignore'; because: Automatic | 'own' }
  | { do: 'hold'; because: HeldReason }

/** Where mail comes in: the address of the home, below which each notice has one of its own, and those of teams. */
export type Doors = { mailIn: string; teams: readonly { id: string; email?: string | undefined }[] }

/** A door that opens a ticket: of a team, or of nobody in particular; `plus` is what stands behind the plus sign. */
export type Door = { team: string | null; plus: string }

/** What was found out about a mail. */
export type Found = {
  /** The ticket that it answers. Not surely: whoever knows the reference of a ticket could have written so. */
  answers: { to: 'requester' | 'support'; isSure: boolean; isRequester: boolean } | null
  door: Door | null
  isMember: boolean
  /** How many mails of this sender have done something within the last hour. */
  lately: number
  /** Whether its sender is an address that can be written to. */
  hasSender: boolean
}

const replyMark = 'r-'
/** So many mails of one sender an hour do something; that ends whatever goes round in circles. */
const mostAnHour = 20

/** The address that a notice is answered to. */
export function replyAddress(mailIn: string, key: string): string {
  const at = mailIn.lastIndexOf('@')
  return `${mailIn.slice(0, at)}+${replyMark}${key}${mailIn.slice(at)}`
}

/** Keys of the reply addresses to which a mail was sent. */
export function replyKeysOf({ recipients }: Pick<ArrivedMail, 'recipients'>, mailIn: string): string[] {
  const own = partsOf(mailIn)
  return recipients
    .map(partsOf)
    .filter(({ local, domain, plus }) => local === own.local && domain === own.domain && plus.startsWith(replyMark))
    .map(({ plus }) => plus.slice(replyMark.length))
}

/** Through which door a mail comes: one that names something goes before that of a team, and that before the home's own. */
export function doorOf({ recipients }: Pick<ArrivedMail, 'recipients'>, doors: Doors): Door | null {
  const found = recipients.flatMap((recipient): Door[] => {
    const { local, plus, domain } = partsOf(recipient)
    const known = [{ id: null, email: doors.mailIn }, ...doors.teams].find(({ email }) => {
      const own = email === undefined ? null : partsOf(email)
      return own !== null && own.local === local && own.domain === domain
    })
    return known && !plus.startsWith(replyMark) ? [{ team: known.id, plus }] : []
  })
  return found.find(({ plus }) => plus !== '') ?? found.find(({ team }) => team !== null) ?? found[0] ?? null
}

/** Whether mail to an address comes in here. */
export function isOurs(recipient: string, doors: Doors): boolean {
  const recipients = [recipient]
  return doorOf({ recipients }, doors) !== null || replyKeysOf({ recipients }, doors.mailIn).length > 0
}

/** Decides what a mail does. What a machine sent does nothing; what cannot be told is held for the desk, and nothing is lost. */
export function fateOfMail(mail: ArrivedMail, found: Found, { own }: { own: readonly string[] }): Fate {
  const { answers, door, isMember, lately, hasSender } = found
  if (mail.from && own.some((address) => isBelow(mail.from?.address ?? '', address)))
    return { do: 'ignore', because: 'own' }
  const machine = automatic(mail)
  if (machine === 'perhaps') return { do: 'hold', because: 'perhaps' }
  if (machine !== null) {
    const isList = (machine === 'list' || machine === 'bulk') && answers?.isSure
    return isList ? { do: 'hold', because: 'list' } : { do: 'ignore', because: machine }
  }
  if (lately >= mostAnHour) return { do: 'hold', because: 'too-many' }
  if (answers) {
    const { to, isSure, isRequester } = answers
    if (!isSure) return { do: 'hold', because: 'stranger' }
    if (to === 'requester') return { do: isMember && !isRequester ? 'note' : 'reply' }
    return isMember ? { do: 'note' } : { do: 'hold', because: 'stranger' }
  }
  if (!hasSender) return { do: 'hold', because: 'sender' }
  return door ? { do: 'open' } : { do: 'hold', because: 'no-address' }
}

/** Whether an address is another, with or without something behind a plus sign. */
function isBelow(address: string, other: string): boolean {
  if (addressKey(address) === addressKey(other)) return true
  const [one, two] = [partsOf(address), partsOf(other)]
  return one.local === two.local && one.domain === two.domain
}

type Named = Pick<Automation, 'id' | 'was' | 'subjects'>

/** The automation that a mail is about: named behind the plus sign, in brackets in the subject, or by a rule of its own. */
export function automationOfMail<A extends Named>(
  { plus, subject }: { plus: string; subject: string },
  automations: Iterable<A>,
): A | null {
  const all = [...automations]
  const said = subject.normalize('NFKC').toLowerCase()
  const isNamed = (name: string, { id, was }: Named) => [id, ...was].includes(name)
  const bracketed = [...said.matchAll(/\[([^[\]]{1,60})\]/g)].map(([, name = '']) => name.trim())
  return (
    all.find((automation) => plus !== '' && isNamed(plus, automation)) ??
    all.find((automation) => bracketed.some((name) => isNamed(name, automation))) ??
    all.find(({ subjects }) => subjects.some((words) => said.includes(words.normalize('NFKC').toLowerCase()))) ??
    null
  )
}
