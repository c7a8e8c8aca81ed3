import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ICAL from 'ical.js'
import type { z } from 'zod'
import { type Issue, issuesOf } from '#domain/base/issue.ts'
import type { Problem, Term } from '#domain/knowledge/content.ts'
import { glossaryFileSchema, glossaryIssues } from '#domain/knowledge/glossary.ts'
import { checkModel } from '#domain/model/check.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { type Template, templateIssues, templatesFileSchema } from '#domain/model/template.ts'
import { problemAt, problemsAt, yamlProblems } from './article-file.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

/** A checked model, or null with what is wrong; `lineOf` finds lines of support-model.yaml. */
export type ReadModel = { model: SupportModel | null; problems: Problem[]; lineOf: YamlSource['lineOf'] }

/**
 * Reads and checks support-model.yaml and calendars.yaml of a folder as one whole. Problems name files below `below`; a text
 * under such a name in `instead` stands for the file.
 */
export async function readModel(
  folder: string,
  below = 'model',
  instead: ReadonlyMap<string, string> = new Map(),
): Promise<ReadModel> {
  const problems: Problem[] = []
  const files = { 'support-model': `${below}/support-model.yaml`, calendars: `${below}/calendars.yaml` }
  const read = (name: string) => instead.get(`${below}/${name}`) ?? readText(join(folder, name))
  const model = readYamlText(await read('support-model.yaml'), files['support-model'], problems)
  const calendars = readYamlText(await read('calendars.yaml'), files.calendars, problems)
  if (!model || !calendars) return { model: null, problems, lineOf: () => 1 }
  const { lineOf } = model
  const withHolidays = await addHolidayFiles(calendars, {
    file: files.calendars,
    problems,
    readIcs: async (name) => instead.get(`${below}/${name}`) ?? readFile(join(folder, name), 'utf8'),
  })
  const version = createHash('sha256')
    .update(canonical([model.value, withHolidays]))
    .digest('hex')
    .slice(0, 16)
  const checked = checkModel({ model: model.value, calendars: withHolidays, version })
  if (checked.ok) return { model: problems.length > 0 ? null : checked.value, problems, lineOf }
  for (const issue of checked.error)
    problems.push(...problemsAt(files[issue.file], issue.file === 'calendars' ? calendars : model, [issue]))
  return { model: null, problems, lineOf }
}

/** Reads glossary.yaml; a content folder need not have one. */
export async function readGlossary(folder: string): Promise<{ glossary: Term[]; problems: Problem[] }> {
  const { value, problems } = await readIfThere(folder, 'glossary.yaml', glossaryFileSchema, glossaryIssues)
  return { glossary: value?.terms ?? [], problems }
}

/** Reads templates.yaml, which names teams of the model; a content folder need not have one. */
export async function readTemplates(
  folder: string,
  model: SupportModel | null,
): Promise<{ templates: Template[]; problems: Problem[] }> {
  const { value, problems } = await readIfThere(folder, 'templates.yaml', templatesFileSchema, (file) =>
    templateIssues(file, model),
  )
  return { templates: value?.templates ?? [], problems }
}

async function readIfThere<S extends z.ZodType>(
  folder: string,
  name: string,
  schema: S,
  issuesIn: (value: z.infer<S>) => Issue[],
): Promise<{ value: z.infer<S> | null; problems: Problem[] }> {
  const text = await readText(join(folder, name))
  if (text === null) return { value: null, problems: [] }
  const file = `model/${name}`
  const yaml = readYaml(text)
  if (yaml.errors.length > 0) return { value: null, problems: yamlProblems(file, yaml) }
  const parsed = schema.safeParse(yaml.value)
  if (parsed.success) return { value: parsed.data, problems: problemsAt(file, yaml, issuesIn(parsed.data)) }
  return { value: null, problems: problemsAt(file, yaml, issuesOf(parsed.error, yaml.value, schema)) }
}

function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}

function readYamlText(text: string | null, file: string, problems: Problem[]): YamlSource | null {
  if (text === null) {
    problems.push(
      problemAt(file, null, {
        path: [],
        came: null,
        expected: 'this file: it says who helps, when, and how fast',
        hint: 'start from content/model/examples/two-level',
      }),
    )
    return null
  }
  const yaml = readYaml(text)
  if (yaml.errors.length === 0) return yaml
  problems.push(...yamlProblems(file, yaml))
  return null
}

type Raw = { calendars?: { holidays?: unknown[]; holidayFiles?: unknown }[] }

/** The calendars with the dates of their .ics files added to their holidays. */
async function addHolidayFiles(
  yaml: YamlSource,
  { file, problems, readIcs }: { file: string; problems: Problem[]; readIcs: (name: string) => Promise<string> },
): Promise<unknown> {
  const raw = structuredClone(yaml.value) as Raw | null
  if (!Array.isArray(raw?.calendars)) return raw
  for (const [index, calendar] of raw.calendars.entries()) {
    if (!Array.isArray(calendar?.holidayFiles)) continue
    for (const [position, name] of calendar.holidayFiles.entries()) {
      try {
        if (!/^[\w. -]+\.ics$/.test(String(name))) throw new Error('a name that ends in .ics, without folders')
        const dates = datesOf(await readIcs(String(name)))
        if (dates.length === 0) throw new Error('it holds no events')
        calendar.holidays = [...(calendar.holidays ?? []), ...dates]
      } catch (error) {
        const path = ['calendars', index, 'holidayFiles', position]
        const why = whyNot(error)
        problems.push(
          problemAt(file, yaml.lineOf(path), {
            path,
            came: String(name),
            expected: `an iCalendar file beside this one (${why})`,
            hint: null,
          }),
        )
      }
    }
  }
  return raw
}

function whyNot(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'there is no such file'
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}

const lastYear = 2050
const mostDates = 1000

/** Local dates on which the events of an iCalendar file lie: each day of a longer event, each repetition until 2050. */
function datesOf(ics: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  return calendar.getAllSubcomponents('vevent').flatMap((component) => {
    const event = new ICAL.Event(component)
    if (!event.startDate || component.getFirstPropertyValue('status') === 'CANCELLED') return []
    const first = dayOf(event.startDate)
    const end = event.endDate ? dayOf(event.endDate) : first
    const days = Math.max(1, first.until(end, { largestUnit: 'days' }).days)
    return startsOf(event).flatMap((start) =>
      Array.from({ length: days }, (_, index) => start.add({ days: index }).toString()),
    )
  })
}

function startsOf(event: ICAL.Event): Temporal.PlainDate[] {
  if (!event.isRecurring()) return [dayOf(event.startDate)]
  const starts: Temporal.PlainDate[] = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next && next.year <= lastYear && starts.length < mostDates; next = iterator.next())
    starts.push(dayOf(next))
  return starts
}

function dayOf(time: ICAL.Time): Temporal.PlainDate {
  return Temporal.PlainDate.from(time.toString().slice(0, 10))
}

/** JSON with sorted keys, so that the same content has the same hash. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
