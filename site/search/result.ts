/** Part of a text, marked where it matches what was searched. */
export type Piece = { text: string; marked: boolean }

/** A heading below which the words stand. */
export type Section = { title: string; url: string }

/** One page that was found, as it is shown. */
export type Result = {
  url: string
  title: string
  kind: string
  summary: string
  automation: string
  /** Day of the last review, and the day on which the next one is due. */
  reviewed: string
  due: string
  confidence: string
  excerpt: Piece[]
  sections: Section[]
}

export type Filters = { kind?: string; automation?: string }

/** What a search came to. `tier` is the last one that was asked; 4 says that nothing fits. */
export type Answer = {
  query: string
  tier: 1 | 2 | 3 | 4
  weak: boolean
  results: Result[]
  /** How many were found, those not loaded included. */
  total: number
}

/** An excerpt of Pagefind as pieces: its only markup is `<mark>`. */
export function piecesOf(excerpt: string): Piece[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .map((part) => ({ text: plain(part), marked: part.startsWith('<mark>') }))
    .filter(({ text }) => text !== '')
}

function plain(html: string): string {
  return html
    .replace(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('\u200b', '')
}
