import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { nearest } from '#domain/base/near-miss.ts'
import { loadContent } from '../content.ts'
import type { Resolve } from './body.ts'
import { isOurMdx } from './foreign.ts'
import { readFrontmatter } from './frontmatter.ts'
import { distinctTitles, targetsOf } from './names.ts'
import { type Draft, draftOf, fileOf, relativeAddress, type Surroundings } from './page.ts'
import { picturesOf } from './pictures.ts'
import { readPage, readSource, type Source } from './source.ts'
import { lacksModel, starterTeams, writeStarterModel } from './starter-model.ts'

export type ImportOptions = {
  dir: string
  contentDir: string
  into: string
  owner?: string | undefined
  force: boolean
  dryRun: boolean
}

export type Outcome = 'new' | 'replaced' | 'unchanged' | 'kept' | 'empty' | 'failed'

/** What became of one page: where it went, what was taken over, what a person must still decide. */
export type ImportedPage = {
  page: string
  target: string | null
  outcome: Outcome
  took: string[]
  decide: string[]
  why: string | null
}

export type ImportReport = { pages: ImportedPage[]; pictures: string[]; model: string[]; dryRun: boolean }

type Text = { text: string; notes: string[] }

/** Brings a folder of Markdown into a content folder. Throws ImportRefusal when nothing can be done at all. */
export async function importFolder(options: ImportOptions): Promise<ImportReport> {
  const { dir, contentDir, into, force, dryRun } = options
  if (!/^(runbooks|faqs|guides)(\/[A-Za-z0-9_-]+)*$/.test(into))
    throw new ImportRefusal(
      `--into "${into}": expected runbooks, faqs or guides, or a folder below one, such as runbooks/openshift`,
    )
  const source = await readSource(dir).catch(() => {
    throw new ImportRefusal(`"${dir}" is no folder that can be read: give the folder that holds the Markdown`)
  })
  await apart(dir, contentDir)
  if (source.pages.length === 0) throw new ImportRefusal(`"${dir}" holds no file that ends in .md, .mdx or .markdown`)
  const existing = await loadContent(contentDir)
  const starter = await lacksModel(contentDir)
  const around = surroundings(options, { starter, existing })

  const pages: ImportedPage[] = []
  const texts = await readTexts(source, pages)
  const targets = targetsOf([...texts.keys()], { into, root: dir })
  const pictures = await picturesOf(source, { into, contentDir, force })
  const wanted = new Set<string>()
  const drafts: Draft[] = []
  for (const [page, { text, notes }] of texts) {
    const target = targets.get(page) as string
    try {
      const draft = draftOf({ page, text, target, notes }, { resolve: resolverFor(page), around })
      if (draft) drafts.push(draft)
      else pages.push({ ...nothing(page), outcome: 'empty', why: 'has no text' })
    } catch (error) {
      pages.push({
        ...nothing(page),
        why: `could not be read: ${error instanceof Error ? error.message : String(error)}`,
      })
    }
  }
  const files = new Set(drafts.flatMap(({ target }) => [`${target}.md`, `${target}.mdx`]))
  const others = existing.files.filter(({ file }) => !files.has(file)).map(({ article }) => article.title.toLowerCase())
  const titles = distinctTitles(drafts, new Set(others))
  for (const draft of drafts) pages.push(await placed(draft, titles.get(draft.page) as string))
  const model = !starter
    ? []
    : dryRun
      ? ['model/support-model.yaml', 'model/calendars.yaml']
      : await writeStarterModel(contentDir, options.owner)
  return { pages: pages.sort((a, b) => (a.page < b.page ? -1 : 1)), pictures: await copyPictures(), model, dryRun }

  function resolverFor(page: string): Resolve {
    const from = targets.get(page) as string
    return (url, what) => {
      const found = source.find(url, page)
      if (!found) return null
      if (found.page) {
        const target = targets.get(found.file)
        const ending = texts.get(found.file)?.mdx ? 'mdx' : 'md'
        const rest = /#.*$/.exec(url)?.[0] ?? ''
        return target && what === 'link' ? { url: relativeAddress(from, `${target}.${ending}`) + rest } : null
      }
      const picture = pictures.get(found.file)
      if (!picture || 'why' in picture) return null
      wanted.add(found.file)
      return { url: relativeAddress(from, picture.target), picture: true }
    }
  }

  async function placed(draft: Draft, title: string): Promise<ImportedPage> {
    const { file, text, problem } = fileOf(draft, title)
    const row = { page: draft.page, target: file, took: draft.took, decide: draft.decide, why: null }
    if (title !== draft.title)
      row.decide.push(`title: others are called "${draft.title}" too; this one became "${title}"`)
    if (problem) return { ...row, target: null, outcome: 'failed', why: `would be refused: ${problem}` }
    const twin = file.endsWith('.mdx') ? file.replace(/x$/, '') : `${file}x`
    if (await textOf(twin))
      return { ...row, target: null, outcome: 'failed', why: `${twin} has its address: remove one of them` }
    const there = await textOf(file)
    if (there === text) return { ...row, outcome: 'unchanged' }
    if (there !== null && !force)
      return { ...row, outcome: 'kept', why: 'differs from what is there: --force replaces it' }
    await write(file, text)
    return { ...row, outcome: there === null ? 'new' : 'replaced' }
  }

  async function copyPictures(): Promise<string[]> {
    const copied: string[] = []
    for (const file of wanted) {
      const picture = pictures.get(file)
      if (!picture || 'why' in picture) continue
      await write(picture.target, await readFile(join(dir, file)))
      copied.push(picture.target)
    }
    return copied.sort()
  }

  async function write(file: string, data: string | Buffer): Promise<void> {
    if (dryRun) return
    await mkdir(dirname(join(contentDir, file)), { recursive: true })
    await writeFile(join(contentDir, file), data)
  }

  function textOf(file: string): Promise<string | null> {
    return readFile(join(contentDir, file), 'utf8').catch(() => null)
  }
}

/** Why an import was not even begun. */
export class ImportRefusal extends Error {}

function nothing(page: string): ImportedPage {
  return { page, target: null, outcome: 'failed', took: [], decide: [], why: null }
}

async function apart(dir: string, contentDir: string): Promise<void> {
  const from = await realpath(dir)
  const to = await realpath(contentDir).catch(() => contentDir)
  const within = (inner: string, outer: string) => inner === outer || inner.startsWith(outer + sep)
  if (within(from, to) || within(to, from))
    throw new ImportRefusal(
      `"${dir}" and the content folder "${contentDir}" lie in each other: import from a folder of its own`,
    )
}

function surroundings(
  { owner }: ImportOptions,
  { starter, existing }: { starter: boolean; existing: Awaited<ReturnType<typeof loadContent>> },
): Surroundings {
  const known = existing.model?.teams.map(({ id }) => id) ?? []
  const teams = starter ? [...starterTeams, ...(owner ? [owner] : [])] : known
  if (owner && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(owner))
    throw new ImportRefusal(`--owner "${owner}": expected a team id in kebab-case, such as support-desk`)
  if (owner && existing.model && !teams.includes(owner)) {
    const near = nearest(owner, teams)
    throw new ImportRefusal(
      `--owner "${owner}": expected a team of the support model, one of ${teams.join(', ')}${near ? ` — did you mean ${near}?` : ''}`,
    )
  }
  return { owner, teams, automations: existing.automations.map(({ automation }) => automation.id) }
}

async function readTexts(source: Source, pages: ImportedPage[]): Promise<Map<string, Text & { mdx: boolean }>> {
  const texts = new Map<string, Text & { mdx: boolean }>()
  for (const page of source.pages) {
    const read = await readPage(source.dir, page).catch((error: Error) => ({
      ok: false as const,
      why: `cannot be read: ${error.message}`,
    }))
    if (!read.ok) {
      pages.push({ ...nothing(page), why: read.why })
      continue
    }
    const { body } = readFrontmatter(read.text)
    if (/[\p{L}\p{N}]/u.test(body)) texts.set(page, { ...read, mdx: /\.mdx$/i.test(page) && isOurMdx(body) })
    else pages.push({ ...nothing(page), outcome: 'empty', why: 'has no text below its frontmatter' })
  }
  return texts
}
