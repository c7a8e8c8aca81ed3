import { posix } from 'node:path'
import { stringify } from 'yaml'
import { nearest } from '#domain/base/near-miss.ts'
import { articleSchema } from '#domain/knowledge/article.ts'
import { sectionsIn } from '#domain/knowledge/contract.ts'
import { readArticle } from '../article-file.ts'
import { sayProblem } from '../content.ts'
import { readBody, readTree } from './body.ts'
import { readCsvPage } from './csv-page.ts'
import { type Foreign, readFrontmatter, shortened, type Taken, takeFields } from './frontmatter.ts'
import { readHtmlPage } from './html-page.ts'
import { tellingName, titleOfName } from './names.ts'
import type { Body, Left, Reading } from './reading.ts'
import { descend, type Node, paragraph, plainText, text as textNode } from './tree.ts'
import { type Variables, variablesOfPage, variablesSetIn } from './variables.ts'

/** What the import knows about the content folder it writes to. */
export type Surroundings = { teams: readonly string[]; automations: readonly string[]; owner?: string | undefined }

/** A page as it was found, read as far as it can be read alone. */
export type Page = {
  page: string
  notes: string[]
  foreign: Foreign
  fields: Taken
  reading: Reading
}

/** A page read into an article, all but its final title. */
export type Draft = {
  page: string
  /** Target without ending. */
  target: string
  title: string
  fields: Record<string, unknown>
  body: Body
  took: string[]
  decide: string[]
  left: Left[]
}

/** Reads the text of a page; what it includes and the names it uses come from its folder. */
export function readPage(
  { page, text, notes }: { page: string; text: string; notes: string[] },
  {
    include,
    variables,
    today,
  }: { include: (path: string) => string | null; variables: Variables; today?: string | undefined },
): Page {
  const found = readFrontmatter(text)
  const spoken = (name: string) => variables.get(name) ?? name
  const foreign = { ...found, fields: withVariables(found.fields, spoken) }
  const fields = takeFields(foreign.fields, { folder: posix.dirname(page), today })
  const own = new Map([...variablesOfPage(foreign.fields), ...variablesSetIn(foreign.body)])
  const given = fields.taken.title
  const reading = readBody(foreign.body, {
    mdx: /\.mdx$/i.test(page),
    firstLine: foreign.bodyLine,
    title: given ? String(given.value) : null,
    include,
    variable: (name) => own.get(name) ?? variables.get(name) ?? null,
  })
  return { page, notes, foreign, fields, reading }
}

type Given = { page: string; fields: Record<string, unknown>; notes: string[] }

/** Reads a page of HTML, whole or a part. */
export function readHtml({ page, fields: given, notes }: Given, html: string): Page {
  const { fields: own, tree, frame, comments } = readHtmlPage(html)
  const made = madeOf({ page, fields: { ...own, ...given }, notes }, { tree, comments })
  if (frame !== '') made.reading.left.push({ kind: 'frame of the site', words: frame })
  return made
}

/** Reads a table of values. */
export function readCsv({ page, notes }: Omit<Given, 'fields'>, csv: string): Page {
  return madeOf({ page, fields: { title: titleOfName(page) }, notes }, { tree: readCsvPage(csv), comments: [] })
}

function madeOf({ page, fields, notes }: Given, read: { tree: Node; comments: string[] }): Page {
  const foreign: Foreign = { fields, body: '', bodyLine: 1, broken: null }
  const found = takeFields(fields, { folder: posix.dirname(page) })
  const title = found.taken.title ? String(found.taken.title.value) : null
  const again = (text: string): Node => ({ type: 'root', children: [textNode(text)] })
  const reading = readTree(read, { title, isTitled: title !== null, isMdx: false, notes: [], again })
  return { page, notes, foreign, fields: found, reading }
}

/** Fields with the values of the variables that their texts name. */
function withVariables(fields: Record<string, unknown>, spoken: (name: string) => string): Record<string, unknown> {
  const said = (value: unknown) =>
    typeof value === 'string' ? value.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (_, name) => spoken(name)) : value
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, said(value)]))
}

/** Whether a page has anything to read below its frontmatter. */
export function saysSomething({ reading }: Page): boolean {
  return descend(reading.tree).some(
    ({ type, value, alt }) => type === 'image' || /[\p{L}\p{N}]/u.test(value ?? alt ?? ''),
  )
}

const kept = ['symptoms', 'reviewed', 'reviewEvery', 'audience', 'collect', 'language']
const draftPlaces = /(?:^|\/)(?:_drafts|drafts|_?snippets|_?includes?|_partials|partials|_?templates)\//i

/** Puts a description that is too long for a summary back into the text. */
export function withDescription({ fields, foreign, reading }: Page): void {
  const { summary } = fields.taken
  const whole = summary ? String(foreign.fields[summary.from]).replace(/\s+/g, ' ').trim() : ''
  if (summary && whole !== String(summary.value) && !plainText(reading.tree).includes(whole))
    reading.tree.children = [paragraph([textNode(whole)]), ...(reading.tree.children ?? [])]
}

/** Makes an article of a page whose body is written. */
export function draftOf(
  { page, notes, foreign, fields: found, reading }: Page,
  { body, target, around }: { body: Body; target: string; around: Surroundings },
): Draft {
  const { taken, refused, dropped } = found
  const took = [...notes]
  const decide: string[] = []
  const left = [...body.left, ...dropped.map(({ name, said }) => ({ kind: 'frontmatter', words: `${name}: ${said}` }))]
  if (foreign.broken) {
    decide.push(`frontmatter: it could not be read (${foreign.broken.why}) and was left out`)
    left.push({ kind: 'frontmatter', words: foreign.broken.text })
  }

  const title = titleOf()
  const summary = summaryOf()
  const owner = ownerOf()
  const automation = automationOf()
  const aliases = aliasesOf()
  const sections = sectionsIn(reading.headings)
  const others = kept.filter((name) => taken[name])
  for (const name of others) took.push(`${name} from ${taken[name]?.from}`)
  const draft = draftFrom()
  const names = dropped.filter(({ name }) => !refused.includes(name)).map(({ name }) => name)
  if (names.length > 0) took.push(`dropped ${names.join(', ')}`)
  if (found.restricted) decide.push(found.restricted)
  if (refused.length > 0) decide.push(`${refused.join(', ')}: the frontmatter's value does not fit and was left out`)
  const renamed = [...sections.found].filter(([section, heading]) => heading.toLowerCase() !== section)
  if (renamed.length > 0)
    took.push(`sections ${renamed.map(([section, heading]) => `${section} = "${heading}"`).join(', ')}`)
  took.push(...body.notes)
  if (!owner) decide.push('owner: nobody keeps it right yet')
  if (!taken.reviewed) decide.push('reviewed: nobody has checked it; it is shown as never reviewed')
  if (target.startsWith('runbooks/') && sections.missing.length > 0)
    decide.push(`sections: ${sections.missing.join(', ')} missing`)
  decide.push(...body.problems)

  return {
    page,
    target,
    title,
    fields: {
      summary,
      automation,
      owner,
      ...Object.fromEntries(others.map((name) => [name, taken[name]?.value])),
      aliases,
      confidence: ['wip', 'archived'].includes(String(taken.confidence?.value))
        ? taken.confidence?.value
        : 'unvalidated',
      ...(draft ? { draft: true } : {}),
    },
    body,
    took,
    decide,
    left,
  }

  function titleOf(): string {
    const given = taken.title ? String(taken.title.value) : null
    took.unshift(`title from ${given ? 'frontmatter' : reading.heading ? 'the first heading' : 'the file name'}`)
    return given ?? shortened(reading.heading ?? titleOfName(page), 200)
  }

  function summaryOf(): string {
    if (taken.summary) {
      took.push(`summary from ${taken.summary.from}`)
      return String(taken.summary.value)
    }
    if (reading.opening) {
      took.push('summary from the first paragraph')
      return shortened(reading.opening, 300)
    }
    decide.push('summary: there is no paragraph to take it from; it repeats the title')
    return shortened(title, 300)
  }

  function ownerOf(): string | undefined {
    if (!taken.owner) return around.owner
    const wanted = String(taken.owner.value)
    if (around.teams.includes(wanted)) {
      took.push(`owner from ${taken.owner.from}`)
      return wanted
    }
    const near = nearest(wanted, around.teams)
    decide.push(`owner: "${wanted}" is no team of the support model${near ? ` (did you mean ${near}?)` : ''}`)
    left.push({ kind: 'frontmatter', words: `${taken.owner.from}: ${wanted}` })
    return around.owner
  }

  function automationOf(): string | undefined {
    if (!taken.automation) return undefined
    const wanted = String(taken.automation.value)
    if (around.automations.includes(wanted)) return wanted
    decide.push(`automation: "${wanted}" is not in the catalogue and was left out`)
    left.push({ kind: 'frontmatter', words: `automation: ${wanted}` })
    return undefined
  }

  function aliasesOf(): string[] {
    const words = [...found.aliases, reading.heading, tellingName(page)].filter((word): word is string => Boolean(word))
    const unlike = words.filter((word, index) => word !== title && words.indexOf(word) === index)
    if (unlike.length > 0) took.push(`aliases ${unlike.join(', ')}`)
    return unlike
  }

  function draftFrom(): boolean {
    const name = posix.basename(page)
    const why = found.draft ?? (draftPlaces.test(page) || /^_(?!index)/.test(name) ? 'its place' : null)
    if (why) took.push(`draft from ${why}`)
    return why !== null
  }
}

/** The file of a draft under its final title; `problem` when Ladder itself would refuse it. */
export function fileOf(draft: Draft, title: string): { file: string; text: string; problem: string | null } {
  const file = `${draft.target}.md`
  const order = Object.keys(articleSchema.shape)
  const fields = Object.entries({ title: shortened(title, 200), ...draft.fields })
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  const frontmatter = stringify(Object.fromEntries(fields), { lineWidth: 0 })
  const text = `---\n${frontmatter}---\n\n${draft.body.text}`
  const [problem] = readArticle(file, text).problems
  return { file, text, problem: problem ? sayProblem(problem) : null }
}

/** An address from one target to another, as Markdown wants it. */
export function relativeAddress(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to)
  return encodeURI(path.startsWith('.') ? path : `./${path}`)
}
