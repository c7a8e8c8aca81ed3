import type { Content } from '#domain/knowledge/content.ts'

/** A file that has a page, with what tells whether its page stays as it is. */
export type SourceFile = {
  /** Its whole path. */
  path: string
  /** Whether it has links: where they lead depends on which other files there are. */
  leadsOn: boolean
  hasPictures: boolean
}

/** Content as it was read: another object when something in it changed. */
export type ReadContent = {
  content: Content
  /** The files of articles and automations, by their places below the content folder without extension. */
  files: ReadonlyMap<string, SourceFile>
  /** Stands for the names of all files that a link may lead to. */
  names: string
}

export type Heading = { depth: number; slug: string; text: string }
/** A page of the manual: its place below its folder without extension, and its fields. */
export type ManualFile = { id: string; path: string; title?: string; summary?: string; order?: number }

/** What pages ask for. Files are named by their whole paths. */
export type Handed = {
  read(): Promise<ReadContent>
  manual(): Promise<ManualFile[]>
  /** The text below the frontmatter. */
  bodyOf(path: string): Promise<string>
  /** The same as HTML; of Markdown only. */
  render(path: string): Promise<{ html: string; headings: Heading[] }>
}

const place = Symbol.for('ladder.content')
type Process = { [place]?: Handed }

/** Pages are bundled apart from what reads content; both run in one process, which holds what one gives the other. */
export function handOver(given: Handed): void {
  ;(globalThis as Process)[place] = given
}

/** What was handed over before pages were made. */
export function handed(): Handed {
  const given = (globalThis as Process)[place]
  if (!given) throw new Error('Pages were asked for before content was handed over. Expected handOver() first.')
  return given
}
