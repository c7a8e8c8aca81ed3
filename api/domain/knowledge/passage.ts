/** The text of a heading begins at a place of the body's text; `anchor` is the heading's id on the page. */
export type Part = { at: number; anchor: string }
export type Span = { from: number; to: number }

/** What stands below the facts of an article or automation. */
export type Body = {
  headings: string[]
  /** Plain text without markup, a line for each block, headings among them. */
  text: string
  /** One for each heading. */
  parts: Part[]
  code: Span[]
}

/** The text below one heading, or a piece of it when it is long. The first of a page may stand below none: heading and anchor are empty. */
export type Passage = { heading: string; anchor: string; prose: string; code: string }

/** Longer passages are cut, so that size alone neither wins nor loses. */
const longest = 1600

/** The passages of a body in order: never empty, each at most about 250 words. */
export function passagesOf({ headings, text, parts, code }: Body): Passage[] {
  const starts = [
    { at: 0, anchor: '', heading: '' },
    ...parts.map((part, index) => ({ ...part, heading: headings[index] ?? '' })),
  ]
  const passages = starts.flatMap(({ at, anchor, heading }, index) => {
    const to = starts[index + 1]?.at ?? text.length
    const line = text.indexOf('\n', at)
    const from = anchor === '' ? at : line < 0 ? to : Math.min(to, line)
    const inside = code.filter((span) => span.from < to && span.to > from)
    return cut({ from, to, code: inside, text }).map((piece) => ({ heading, anchor, ...piece }))
  })
  return passages.filter(({ heading, prose, code }) => heading !== '' || prose !== '' || code !== '')
}

/** The text below a heading as it can be quoted, lists and code in their place, cut where it is long; null where there is none. */
export function quoteOf({ headings, text, parts }: Body, anchor: string): { heading: string; text: string } | null {
  const index = parts.findIndex((part) => part.anchor === anchor)
  const at = parts[index]?.at
  if (at === undefined) return null
  const [, ...lines] = text.slice(at, parts[index + 1]?.at ?? text.length).split('\n')
  const [first, ...rest] = piecesOf(lines.join('\n'))
  return first === undefined ? null : { heading: headings[index] ?? '', text: rest.length > 0 ? `${first} …` : first }
}

function cut({ from, to, code, text }: { from: number; to: number; code: Span[]; text: string }) {
  const prose: string[] = []
  let at = from
  for (const span of code) {
    prose.push(text.slice(at, Math.max(at, span.from)))
    at = Math.max(at, span.to)
  }
  prose.push(text.slice(at, to))
  const proses = piecesOf(prose.join('\n'))
  const codes = piecesOf(code.map((span) => text.slice(Math.max(span.from, from), Math.min(span.to, to))).join('\n'))
  const count = Math.max(proses.length, codes.length, 1)
  return Array.from({ length: count }, (_, index) => ({ prose: proses[index] ?? '', code: codes[index] ?? '' }))
}

/** A long text at the ends of its lines, of its sentences, of its words. */
function piecesOf(text: string): string[] {
  const whole = text.replace(/(?<!\s)\s*\n\s*/g, '\n').trim()
  if (whole.length <= longest) return whole === '' ? [] : [whole]
  const pieces: string[] = []
  let rest = whole
  while (rest.length > longest) {
    const start = rest.slice(0, longest)
    const end = [start.lastIndexOf('\n'), start.lastIndexOf('. ') + 1, start.lastIndexOf(' ')].find(
      (place) => place > longest / 2,
    )
    pieces.push(start.slice(0, end ?? longest).trim())
    rest = rest.slice(end ?? longest).trim()
  }
  return rest === '' ? pieces : [...pieces, rest]
}
