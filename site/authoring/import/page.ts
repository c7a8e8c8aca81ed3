import { posix } from 'node:path'
import { stringify } from 'yaml'
import { nearest } from '#domain/base/near-miss.ts'
import { articleSchema } from '#domain/knowledge/article.ts'
import { sectionsIn } from '#domain/knowledge/contract.ts'
import { readArticle } from '../article-file.ts'
import { sayProblem } from '../content.ts'
import { type Body, type Resolve, rewriteBody } from './body.ts'
import { readFrontmatter, shortened, takeFields } from './frontmatter.ts'
import { tellingName, titleOfName } from './names.ts'

/** What the import knows about the content folder it writes to. */
export type Surroundings = { teams: readonly string[]; automations: readonly string[]; owner?: string | undefined }

/** A page read and turned into an article, all but its final title. */
export type Draft = {
  page: string
  /** Target without ending. */
  target: string
  title: string
  fields: Record<string, unknown>
  body: Body
  took: string[]
  decide: string[]
}

/** Reads a page into a draft; null when it has nothing to read. */
export function draftOf(
  { page, text, target, notes }: { page: string; text: string; target: string; notes: string[] },
  { resolve, around }: { resolve: Resolve; around: Surroundings },
): Draft | null {
  const foreign = readFrontmatter(text)
  const { taken, refused, dropped } = takeFields(foreign.fields)
  const body = rewriteBody(foreign.body, { mdx: /\.mdx$/i.test(page), resolve, firstLine: foreign.bodyLine })
  if (!/[\p{L}\p{N}]/u.test(body.text)) return null
  const took = [...notes]
  const decide: string[] = []
  if (foreign.broken) decide.push(`frontmatter: it could not be read (${foreign.broken}) and was left out`)

  const title = titleOf()
  const summary = summaryOf()
  const owner = ownerOf()
  const automation = automationOf()
  const aliases = aliasesOf()
  const { found, missing } = sectionsIn(body.headings)
  const kept = ['symptoms', 'reviewed', 'reviewEvery', 'audience', 'collect', 'draft'].filter((name) => taken[name])
  for (const name of kept) took.push(`${name} from ${taken[name]?.from}`)
  if (dropped.length > 0) took.push(`dropped ${dropped.join(', ')}`)
  if (refused.length > 0) decide.push(`${refused.join(', ')}: the frontmatter's value does not fit and was left out`)
  const renamed = [...found].filter(([section, heading]) => heading.toLowerCase() !== section)
  if (renamed.length > 0)
    took.push(`sections ${renamed.map(([section, heading]) => `${section} = "${heading}"`).join(', ')}`)
  took.push(...body.notes)
  if (!owner) decide.push('owner: nobody keeps it right yet')
  if (!taken.reviewed) decide.push('reviewed: nobody has checked it; it is shown as never reviewed')
  if (target.startsWith('runbooks/') && missing.length > 0) decide.push(`sections: ${missing.join(', ')} missing`)
  decide.push(...body.problems)

  return {
    page,
    target,
    title,
    fields: {
      summary,
      automation,
      owner,
      ...Object.fromEntries(kept.map((name) => [name, taken[name]?.value])),
      aliases,
      confidence: ['wip', 'archived'].includes(String(taken.confidence?.value))
        ? taken.confidence?.value
        : 'unvalidated',
    },
    body,
    took,
    decide,
  }

  function titleOf(): string {
    const given = taken.title ? String(taken.title.value) : null
    took.unshift(`title from ${given ? 'frontmatter' : body.heading ? 'the first heading' : 'the file name'}`)
    return given ?? shortened(body.heading ?? titleOfName(page), 200)
  }

  function summaryOf(): string {
    if (taken.summary) {
      took.push(`summary from ${taken.summary.from}`)
      return String(taken.summary.value)
    }
    if (body.opening) {
      took.push('summary from the first paragraph')
      return shortened(body.opening, 300)
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
    return around.owner
  }

  function automationOf(): string | undefined {
    if (!taken.automation) return undefined
    const wanted = String(taken.automation.value)
    if (around.automations.includes(wanted)) return wanted
    decide.push(`automation: "${wanted}" is not in the catalogue and was left out`)
    return undefined
  }

  function aliasesOf(): string[] {
    const given = (taken.aliases?.value as string[] | undefined) ?? []
    const words = [...given, body.heading, tellingName(page)].filter((word): word is string => Boolean(word))
    const unlike = words.filter((word, index) => word !== title && words.indexOf(word) === index)
    if (unlike.length > 0) took.push(`aliases ${unlike.join(', ')}`)
    return unlike
  }
}

/** The file of a draft under its final title; `problem` when Ladder itself would refuse it. */
export function fileOf(draft: Draft, title: string): { file: string; text: string; problem: string | null } {
  const file = `${draft.target}.${draft.body.mdx ? 'mdx' : 'md'}`
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
