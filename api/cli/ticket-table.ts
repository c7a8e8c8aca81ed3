import { parse } from 'csv-parse/sync'
import { emailSchema } from '#domain/base/email.ts'
import { meant } from '#domain/base/near-miss.ts'
import { stamp } from '#domain/base/time.ts'
import type { ForeignTicket } from '../actions/foreign-tickets.ts'

/** Tickets of a table, and what is wrong with the rows that are none. */
export type TicketTable = { tickets: ForeignTicket[]; problems: string[]; columns: Record<string, string> }

/** Names under which desks export each thing; a mapping names others. */
const names: Record<string, string[]> = {
  key: ['id', 'ticket id', 'ticket number', 'number', 'key', 'issue key', 'case number', 'ticket'],
  title: ['title', 'subject', 'summary', 'short description'],
  description: ['description', 'body', 'details', 'content', 'message'],
  name: ['name', 'requester', 'requester name', 'contact name', 'full name', 'reporter', 'caller', 'customer'],
  email: ['email', 'requester email', 'contact email', 'reporter email', 'customer email'],
  opened: ['opened', 'created', 'created at', 'created time', 'opened at', 'sys created on', 'date created', 'date'],
  resolved: [
    'resolved',
    'solved at',
    'resolved at',
    'resolved time',
    'closed at',
    'closed',
    'closed time',
    'resolution date',
    'updated at',
    'updated',
  ],
  resolution: ['resolution', 'solution', 'close notes', 'resolution notes', 'answer', 'reply'],
  automation: ['automation'],
}
const needed = ['title', 'description', 'opened']

/** Why a table cannot be read at all. */
export class TableRefusal extends Error {}

/** Reads tickets from CSV whose first line names its columns; `mapping` says which column holds what. */
export function readTicketTable(
  csv: string,
  { mapping, file }: { mapping: Record<string, string>; file: string },
): TicketTable {
  const rows = rowsOf(csv)
  const [head, ...body] = rows
  if (!head) throw new TableRefusal('it is empty; expected a first line with the names of its columns')
  const columns = columnsOf(head.record, mapping)
  const tickets: ForeignTicket[] = []
  const problems: string[] = []
  for (const { record, line } of body) {
    const value = (what: string) =>
      columns[what] === undefined ? '' : (record[head.record.indexOf(columns[what])] ?? '').trim()
    const read = ticketOf(value, file)
    if (typeof read === 'string') problems.push(`line ${line}: ${read}`)
    else tickets.push(read)
  }
  return { tickets, problems, columns }
}

function rowsOf(csv: string): { record: string[]; line: number }[] {
  const text = csv.replace(/^\uFEFF/, '')
  const [first = ''] = text.split('\n', 1)
  const delimiter = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]
  let before = 1
  try {
    const rows = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return rows.map(({ record, info }) => {
      const line = before
      before = info.lines + 1
      return { record, line }
    })
  } catch (error) {
    throw new TableRefusal(error instanceof Error ? error.message : String(error))
  }
}

function columnsOf(head: readonly string[], mapping: Record<string, string>): Record<string, string> {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  const columns: Record<string, string> = {}
  for (const [what, column] of Object.entries(mapping)) {
    if (!(what in names)) throw new TableRefusal(`--map ${what}=…: expected one of ${Object.keys(names).join(', ')}`)
    if (!head.includes(column)) {
      const expected = `expected a column of the table (${head.join(', ')})`
      const hint = meant(column, head)
      throw new TableRefusal(`--map ${what}=${column}: ${expected}${hint ? ` — ${hint}` : ''}`)
    }
    columns[what] = column
  }
  for (const [what, known] of Object.entries(names)) {
    const found = known.map((name) => head.find((column) => plain(column) === name)).find(Boolean)
    if (found && columns[what] === undefined) columns[what] = found
  }
  const missing = needed.filter((what) => columns[what] === undefined)
  if (missing.length > 0)
    throw new TableRefusal(
      `no column for ${missing.join(', ')} among ${head.join(', ')}: name it, such as --map ${missing[0]}="Column"`,
    )
  return columns
}

function ticketOf(value: (what: string) => string, file: string): ForeignTicket | string {
  const [title, description] = [
    value('title') || value('description').split('\n')[0] || '',
    value('description') || value('title'),
  ]
  if (title.length < 3) return 'it has no title and no description'
  if (description.length > 20_000)
    return `its description has ${description.length} characters, expected at most 20,000`
  const openedAt = instantOf(value('opened'))
  if (!openedAt)
    return `came "${value('opened')}" as the time of opening, expected such as 2026-11-24 09:30 (UTC) or 2026-11-24T09:30:00+01:00`
  const given = value('resolved')
  const resolvedAt = given === '' ? openedAt : instantOf(given)
  if (!resolvedAt)
    return `came "${given}" as the time of solving, expected such as 2026-11-24 09:30 (UTC) or 2026-11-24T09:30:00+01:00`
  const email = emailSchema.safeParse(value('email') || (value('name').includes('@') ? value('name') : ''))
  return {
    key: `${file} ${value('key') || `${title} ${openedAt}`}`,
    title: title.slice(0, 200),
    description: title.length > 200 ? `${title}\n\n${description}` : description,
    requester: {
      name: value('name').slice(0, 120) || 'Unknown',
      email: email.success ? email.data : 'unknown@example.invalid',
    },
    automation: value('automation') || null,
    openedAt,
    resolvedAt,
    resolution: value('resolution'),
  }
}

function instantOf(text: string): string | null {
  const written = text
    .trim()
    .replace(/^(\d{4}-\d{2}-\d{2})$/, '$1T00:00')
    .replace(' ', 'T')
    .replace(/ UTC$/, 'Z')
    .replace(/ ([+-]\d{2}):?(\d{2})$/, '$1:$2')
  try {
    return stamp(Temporal.Instant.from(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(written) ? written : `${written}Z`))
  } catch {
    return null
  }
}
