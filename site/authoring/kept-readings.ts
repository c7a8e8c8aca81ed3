import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '#domain/knowledge/article.ts'
import type { Body } from '#domain/knowledge/passage.ts'
import type { Known } from './content.ts'
import { keep, keptIn, readKept } from './kept.ts'
import { bodyOf, type Outline } from './markdown-outline.ts'
import { readYaml, splitFrontmatter, type YamlSource } from './yaml-source.ts'

/** The body of an article is told by its outline. */
type Row = { file: string; digest: string; language: string; article: Omit<Article, keyof Body>; outline: Outline }
type Kept = Known extends Map<string, infer Reading> ? Reading : never
/** The content folder, where readings of it are kept, and what stands for the code that read them. */
type KeptPlace = { contentDir: string; cacheDir: string; stamp: string }

/** Articles as an earlier build has read them: those whose files are the same are not read again. */
export async function openReadings({ contentDir, cacheDir, stamp }: KeptPlace) {
  const place = keptIn(cacheDir, 'readings', contentDir)
  const kept = await readKept(place, stamp)
  const known: Known = kept.state === 'fresh' ? knownOf(kept.parts, contentDir) : new Map()
  const before = new Map(known)
  return {
    known,
    /** Keeps those of `files` that have no problems, unless so few are new that reading them again costs less. */
    async keep(files: readonly string[]): Promise<void> {
      const made = files.filter((file) => known.get(file) !== before.get(file))
      if (!isFew(made.length, files.length)) await keep(place, stamp, packed(files, known))
    },
  }
}

/** Whether so few were not kept that making them again costs less than keeping all. */
export function isFew(count: number, all: number): boolean {
  return count * 50 <= all
}

function knownOf([text]: Uint8Array[], contentDir: string): Known {
  const rows: Row[] = JSON.parse(new TextDecoder().decode(text))
  const entries = rows.map(({ file, digest, language, article, outline }): [string, Kept] => {
    const whole = { ...article, ...bodyOf(outline) } as Article
    const entry = { file, article: whole, outline, lineOf: linesOf(join(contentDir, file)) }
    return [file, { digest, language, reading: { entry, problems: [] } }]
  })
  return new Map(entries)
}

function packed(files: readonly string[], known: Known): Uint8Array[] {
  const rows = files.flatMap((file): Row[] => {
    const { digest = '', language = '', reading } = known.get(file) ?? {}
    const entry = reading?.problems.length === 0 && reading.entry
    if (!entry) return []
    const { headings: _, text: __, parts: ___, code: ____, ...article } = entry.article
    return [{ file, digest, language, article, outline: entry.outline }]
  })
  return [new TextEncoder().encode(JSON.stringify(rows))]
}

/** Lines are asked for where something is wrong: then the file is read again. */
function linesOf(path: string): YamlSource['lineOf'] {
  let source: YamlSource | undefined
  return (at) => {
    source ??= readYaml(splitFrontmatter(readFileSync(path, 'utf8'))?.frontmatter ?? '', 2)
    return source.lineOf(at)
  }
}
