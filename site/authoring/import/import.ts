import { realpath } from 'node:fs/promises'
import { sep } from 'node:path'
import { meant } from '#domain/base/near-miss.ts'
import { idSchema } from '#domain/model/support-model.ts'
import { abreast } from '../abreast.ts'
import { loadContent } from '../content.ts'
import { givenArticles } from './articles-json.ts'
import { placesIn, writeBody } from './body.ts'
import { distinctTitles, targetsOf } from './names.ts'
import { type Draft, draftOf, type Surroundings, withDescription } from './page.ts'
import { picturesOf } from './pictures.ts'
import { readPages, unreadIn } from './read-pages.ts'
import type { ImportedPage, ImportReport } from './report.ts'
import { resolverOf } from './resolver.ts'
import { routesOf, siteAddresses } from './routes.ts'
import { readSource } from './source.ts'
import { lacksModel, starterTeams, writeStarterModel } from './starter-model.ts'
import { variablesOf } from './variables.ts'
import { beginWriting } from './writing.ts'

export type ImportOptions = {
  dir: string
  contentDir: string
  into: string
  owner?: string | undefined
  force: boolean
  dryRun: boolean
  /** Day on which it is said what its site shows, as 2026-11-28; without it dates of publishing say nothing. */
  today?: string | undefined
}

/** Brings a folder of documentation into a content folder. Throws ImportRefusal when nothing can be done at all. */
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
  const given = await givenArticles(source)
  if (source.pages.length === 0 && given.length === 0)
    throw new ImportRefusal(
      `"${dir}" holds no file that ends in .md, .mdx, .markdown or .html, and no articles of a help centre in JSON`,
    )
  const existing = await loadContent(contentDir)
  const starter = await lacksModel(contentDir)
  const around = surroundings(options, { starter, existing })

  const pages: ImportedPage[] = []
  const read = await readPages(source, { pages, given, today: options.today })
  const targets = targetsOf([...read.keys()], { into, root: dir })
  const pictures = await picturesOf(source, { into, contentDir, force })
  const wanted = new Set<string>()
  const site = await siteAddresses(source, await variablesOf(source))
  const route = routesOf(read, site, source)
  const resolve = resolverOf({ source, given, pages: read, targets, pictures, route, bases: site.bases, wanted })
  const places = new Set([...read.values()].flatMap(({ reading }) => [...placesIn(reading)]))
  const drafts = [...read.values()].map((page) => {
    withDescription(page)
    const body = writeBody(page.reading, resolve(page.page), places)
    return draftOf(page, { body, target: targets.get(page.page) as string, around })
  })
  const files = new Set(drafts.flatMap(({ target }) => [`${target}.md`, `${target}.mdx`]))
  const others = existing.files.filter(({ file }) => !files.has(file)).map(({ article }) => article.title.toLowerCase())
  const titles = distinctTitles(drafts, new Set(others))
  shareAddresses(
    drafts,
    existing.files.filter(({ file }) => !files.has(file)).flatMap(({ article }) => article.aliases),
  )
  const writing = await beginWriting(contentDir, { force, dryRun })
  pages.push(...(await abreast(drafts, (draft) => writing.place(draft, titles.get(draft.page) as string))))
  const model = !starter
    ? []
    : dryRun
      ? ['model/support-model.yaml', 'model/calendars.yaml']
      : await writeStarterModel(contentDir, options.owner)
  const copied = await writing.copy(source.dir, wanted, pictures)
  await writing.remember()
  const sorted = pages.sort((a, b) => (a.page < b.page ? -1 : 1))
  return { ...saidOnce(sorted), unread: unreadIn(source), pictures: copied, model, dryRun }
}

/** Takes what is to be decided on all of several pages out of each. */
function saidOnce(pages: ImportedPage[]): Pick<ImportReport, 'pages' | 'everywhere'> {
  const brought = pages.filter(({ target }) => target)
  const [first, ...rest] = brought
  if (!first || rest.length < 2) return { pages, everywhere: [] }
  const everywhere = first.decide.filter((line) => rest.every(({ decide }) => decide.includes(line)))
  return {
    pages: pages.map((page) => ({
      ...page,
      decide: page.decide.filter((line) => !page.target || !everywhere.includes(line)),
    })),
    everywhere,
  }
}

/** An old address leads to one article: the first that has it. */
function shareAddresses(drafts: readonly Draft[], taken: readonly string[]): void {
  const plain = (address: string) => address.replace(/\/$/, '')
  const owners = new Map(taken.map((address) => [plain(address), 'another article']))
  for (const { page, fields, decide } of drafts) {
    fields.aliases = (fields.aliases as string[]).filter((alias) => {
      if (!alias.startsWith('/')) return true
      const owner = owners.get(plain(alias))
      if (owner) decide.push(`aliases: ${alias} leads to ${owner} already`)
      else owners.set(plain(alias), page)
      return !owner
    })
  }
}

/** Why an import was not even begun. */
export class ImportRefusal extends Error {}

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
  if (owner && !idSchema.safeParse(owner).success)
    throw new ImportRefusal(`--owner "${owner}": expected a team id in kebab-case, such as support-desk`)
  if (owner && existing.model && !teams.includes(owner)) {
    const expected = `expected a team of the support model, one of ${teams.join(', ')}`
    const hint = meant(owner, teams)
    throw new ImportRefusal(`--owner "${owner}": ${expected}${hint ? ` — ${hint}` : ''}`)
  }
  return { owner, teams, automations: existing.automations.map(({ automation }) => automation.id) }
}
