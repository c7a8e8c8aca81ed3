const prefix =
  /^(?:(?:re|aw|sv|vs|antw|odp|rv|res|ref|r|fw|fwd|wg|tr|rif|i|vl|doorst|enc|回复|答复|转发)(?: ?\[\d{1,3}\])? ?[:：]\s*)/iu

/** A subject without what mail programs put before it when they answer and pass on. */
export function subjectOf(subject: string): string {
  let left = subject.replace(/\s+/g, ' ').trim()
  for (let turns = 0; turns < 20 && prefix.test(left); turns++) left = left.replace(prefix, '')
  return left
}

/** References of tickets that a subject names, such as TKT-7KD2P. */
export function refsIn(subject: string): string[] {
  return [...subject.toUpperCase().matchAll(/(?<![A-Z0-9-])TKT-[A-Z0-9]{5}(?![A-Z0-9-])/g)].map(([ref]) => ref)
}

/** As much of a text as may be kept in one place, cut between characters. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text
  const start = [...text.slice(0, most * 2)].slice(0, most - 2).join('')
  return start.length < text.length ? `${start} …` : text
}
