import type { Turn } from './conversation.ts'

const longestTitle = 200
const mostShown = 6

/** What a request begins with that comes out of a conversation: the matter in a line, and all that the person said. */
export function requestFrom(turns: readonly Turn[]): { title: string; description: string; shown: string[] } {
  const said = turns.filter(({ by, text }) => by === 'person' && text.trim() !== '').map(({ text }) => text.trim())
  const [first = ''] = said
  const line = first.split('\n').find((one) => one.trim() !== '') ?? ''
  return {
    title: shortened(line.trim()),
    description: said.join('\n\n'),
    shown: [...new Set(turns.flatMap(({ shown }) => shown))].slice(0, mostShown),
  }
}

/** A line that is not too long, cut between words. */
function shortened(line: string): string {
  if (line.length <= longestTitle) return line
  const start = line.slice(0, longestTitle - 2)
  const end = start.lastIndexOf(' ')
  return `${(end > longestTitle / 2 ? start.slice(0, end) : start).toWellFormed()} …`
}
