import { nearest } from '../base/near-miss.ts'
import type { NamedPerson } from '../model/people.ts'

/** A name after an at sign that nobody has; `near` is the one that was probably meant. */
export type UnknownMention = { written: string; near: string | null }

/** What somebody is mentioned by: the part of their address before the at sign; where two share that, the whole address. */
export function handleOf({ email }: Pick<NamedPerson, 'email'>, people: readonly Pick<NamedPerson, 'email'>[]): string {
  const own = localPart(email)
  return people.filter((one) => localPart(one.email) === own).length > 1 ? email.toLowerCase() : own
}

const letter = /[\p{L}\p{N}]/u
const ofName = /[\p{L}\p{N}._+@-]/u

/**
 * Whom a text mentions as `@handle` or `@address`, each once, and which such names nobody has. Quoted lines, code between backticks
 * and an at sign within a word, as in an address, mention nobody.
 */
export function mentionsIn<P extends NamedPerson>(
  text: string,
  people: readonly P[],
): { people: P[]; unknown: UnknownMention[] } {
  const names = new Map(people.map((person) => [handleOf(person, people), person]))
  const addresses = new Map(people.map((person) => [person.email.toLowerCase(), person]))
  const found = new Set<P>()
  const unknown = new Map<string, UnknownMention>()
  for (const written of namesIn(text)) {
    const name = written.toLowerCase()
    const person = names.get(name) ?? addresses.get(name)
    if (person) found.add(person)
    else if (!unknown.has(name)) unknown.set(name, { written, near: nearest(name, [...names.keys()]) })
  }
  return { people: [...found], unknown: [...unknown.values()] }
}

/** The mention that is being written where the cursor is: where its at sign stands, and what follows so far. */
export function mentionBefore(text: string, cursor: number): { from: number; asked: string } | null {
  let from = cursor
  while (from > 0 && ofName.test(text[from - 1] ?? '') && text[from - 1] !== '@') from--
  if (text[from - 1] !== '@' || !beginsWord(text[from - 2])) return null
  return { from: from - 1, asked: text.slice(from, cursor) }
}

/** What stands after an at sign at the beginning of a word, without the punctuation behind it. */
function namesIn(text: string): string[] {
  const parts = [...saidIn(text)]
  return parts.flatMap((sign, at) => {
    if (sign !== '@' || !beginsWord(parts[at - 1])) return []
    let end = at + 1
    while (ofName.test(parts[end] ?? ' ')) end++
    while (end > at + 1 && !letter.test(parts[end - 1] ?? '')) end--
    return end > at + 1 ? [parts.slice(at + 1, end).join('')] : []
  })
}

function beginsWord(before: string | undefined): boolean {
  return before === undefined || !(ofName.test(before) || before === '/')
}

function saidIn(text: string): string {
  let isCode = false
  const lines = text.split('\n').filter((line) => {
    const isFence = line.trimStart().startsWith('```')
    if (isFence) isCode = !isCode
    return !isFence && !isCode && !line.startsWith('>')
  })
  return lines
    .map((line) => {
      const pieces = line.split('`')
      // A last backtick without a partner opens nothing.
      return pieces.filter((_, index) => index % 2 === 0 || index === pieces.length - 1).join(' ')
    })
    .join('\n')
}

function localPart(email: string): string {
  return email.slice(0, email.lastIndexOf('@')).toLowerCase()
}
