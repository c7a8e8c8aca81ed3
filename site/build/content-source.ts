import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { BrokenLink, Problem } from '#domain/knowledge/content.ts'
import { brokenLinks } from '../authoring/check/broken-links.ts'
import { type Known, type Loaded, loadContent, sayProblem } from '../authoring/content.ts'
import type { Outline } from '../authoring/markdown-outline.ts'
import { preparedStamp } from '../authoring/prepared.ts'
import type { ReadContent } from './hand-over.ts'

type Told = { language: string; lenient: boolean; known?: Known; say: (text: string) => void }

/**
 * Reads and checks the content folder once, and again after a file changed: then only that file. `lenient`, it goes on
 * without the files that have errors, and does not tell what only a build needs. `known` are articles that were read before.
 */
export function makeContentSource(dir: string, { language, lenient, known = new Map(), say }: Told) {
  let reading: Promise<ReadContent> | undefined
  let lastGood: ReadContent | undefined
  let state = { stamp: '', problems: [] as Problem[], broken: [] as BrokenLink[] }
  return {
    read(): Promise<ReadContent> {
      reading ??= load()
      return reading
    },
    /** What was read last: a stamp of its files, and what is wrong in them. */
    state: () => state,
    forget() {
      reading = undefined
    },
  }

  async function load(): Promise<ReadContent> {
    const texts = new Map<string, string>()
    const stamp = lenient ? '' : await preparedStamp(dir, language, texts)
    const loaded = await loadContent(dir, { language, known, instead: texts })
    const { problems } = loaded
    const content = lenient ? loaded.readable : loaded.content
    state = { stamp, problems, broken: lenient ? [] : await brokenLinks(dir, loaded) }
    for (const problem of problems) {
      if (problem.severity === 'error') say(sayProblem(problem))
    }
    if (content) lastGood = { content, ...filesOf(dir, loaded) }
    if (lastGood) return lastGood
    throw new Error(`The content in ${dir} has errors, named above. Nothing was built.`)
  }
}

/** Where pages get content from: it is read once, and again after it was forgotten. */
export type ContentSource = { read(): Promise<ReadContent>; forget(): void }

function filesOf(dir: string, { files, automations }: Loaded): Pick<ReadContent, 'files' | 'names'> {
  const all = [...files, ...automations]
  const digests = files.flatMap(({ article: { taken } }) => taken?.digest ?? [])
  const names = [...all.map(({ file }) => file), ...digests].join('\n')
  return {
    files: new Map(
      all.map(({ file, outline }) => [
        file.replace(/\.mdx?$/, ''),
        { path: join(dir, file), leadsOn: leadsOn(outline), hasPictures: outline.images.length > 0 },
      ]),
    ),
    names: createHash('sha256').update(names).digest('base64url'),
  }
}

function leadsOn({ links, images, tags }: Outline): boolean {
  return links.length > 0 || images.length > 0 || tags.some(({ name }) => name === 'a' || name === 'img')
}
