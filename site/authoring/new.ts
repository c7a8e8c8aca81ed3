import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { type Section, sections } from '#domain/knowledge/contract.ts'
import { unknown } from '#domain/model/check-ids.ts'
import { loadContent } from './content.ts'
import { safeName } from './import/names.ts'

export const newKinds = ['runbook', 'faq', 'guide', 'resource', 'automation'] as const
export type NewKind = (typeof newKinds)[number]

export type NewOptions = {
  kind: NewKind
  title: string
  contentDir: string
  today: string
  automation?: string | undefined
  owner?: string | undefined
}

/** Why nothing was written. */
export class NewRefusal extends Error {}

/** Writes a file to start from, correct from the first line, and returns its path below the content folder. Never overwrites. */
export async function writeNew(options: NewOptions): Promise<string> {
  const { kind, title, contentDir, automation, owner } = options
  const slug = safeName(title).toLowerCase().replaceAll('_', '-').replace(/-{2,}/g, '-').slice(0, 60).replace(/-$/, '')
  if (!/[\p{L}\p{N}]/u.test(title) || slug.startsWith('page-'))
    throw new NewRefusal(
      `"${title}" gives no file name: use a title with Latin letters or digits, and change it in the file`,
    )
  const { model, automations } = await loadContent(contentDir)
  const teams = model?.teams ?? []
  if (automation !== undefined) {
    const ids = automations.map((entry) => entry.automation.id)
    mustBeKnown('--automation', automation, { known: ids, what: 'the id of an automation in the catalogue' })
  }
  if (owner !== undefined)
    mustBeKnown('--owner', owner, { known: teams.map(({ id }) => id), what: 'a team id of the support model' })
  if (kind === 'automation' && automation !== undefined)
    throw new NewRefusal('--automation: an automation is not about another one; leave it out')
  if (kind === 'automation' && !teams.find(({ id }) => id === owner)?.members.length) {
    const able = teams.filter(({ members }) => members.length > 0).map(({ id }) => id)
    throw new NewRefusal(
      `--owner ${owner ?? 'is missing'}: an automation needs a team with members, one of ${able.join(', ')}`,
    )
  }
  const file = `${folderOf(kind, automation)}${slug}.md`
  await mkdir(dirname(join(contentDir, file)), { recursive: true })
  try {
    await writeFile(
      join(contentDir, file),
      kind === 'automation' ? automationText(options) : articleText(options, kind),
      {
        flag: 'wx',
      },
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new NewRefusal(`${file} is there already and was not touched: choose another title, or edit it`)
  }
  return file
}

function folderOf(kind: NewKind, automation: string | undefined): string {
  switch (kind) {
    case 'runbook':
      return `runbooks/${automation ?? 'general'}/`
    case 'faq':
      return `faqs/${automation ?? 'general'}/`
    case 'guide':
      return 'guides/'
    case 'resource':
      return `resources/${automation ?? 'general'}/`
    case 'automation':
      return 'automations/'
  }
}

function mustBeKnown(flag: string, id: string, { known, what }: { known: string[]; what: string }): void {
  const [issue] = unknown(id, known, [], what)
  if (issue) throw new NewRefusal(`${flag} "${id}": expected ${issue.expected}${issue.hint ? ` — ${issue.hint}` : ''}`)
}

function articleText({ title, automation, owner, today }: NewOptions, kind: Exclude<NewKind, 'automation'>): string {
  const fields = {
    title,
    summary: kind === 'faq' ? 'The short answer, in one sentence.' : 'What it is about, in one sentence.',
    ...(automation && { automation }),
    ...(owner && { owner }),
    ...(kind === 'runbook' && { symptoms: ['The error text, or what people say'] }),
    ...(kind === 'resource' && { resource: { kind: 'checklist', version: 1 } }),
    reviewed: today,
    confidence: 'wip',
    draft: true,
  }
  const body = bodies[kind]()
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${body}`
}

const bodies: Record<Exclude<NewKind, 'automation'>, () => string> = {
  runbook: runbookBody,
  faq: () => faqBody,
  guide: () => guideBody,
  resource: () => resourceBody,
}

const prompts: Record<Section, string> = {
  symptoms: 'What a reader sees, in the words of the error.',
  impact: 'Who is hit, and how hard. What still works.',
  diagnosis: 'How to find the cause. One check after another, each with what its answer means.',
  resolution: ':::steps\n1. What to do first.\n2. What to do next.\n:::',
  verification: 'How one knows that it works again.',
  rollback: 'How to take it back, or that there is nothing to take back.',
  escalation: 'When to hand over, and what to bring.\n\n::escalate',
}

function runbookBody(): string {
  return `${sections.map((name) => `## ${name.charAt(0).toUpperCase()}${name.slice(1)}\n\n${prompts[name]}\n`).join('\n')}`
}

const faqBody = 'The longer answer: what to do, and why it is so.\n'
const guideBody =
  '## When to use this\n\nWho reads it, and what they know afterwards.\n\n## How it works\n\nThe thing itself.\n'

const resourceBody = 'When to use it, and what it needs.\n\n:::steps\n1. What to do first.\n2. What to do next.\n:::\n'

function automationText({ title, owner }: NewOptions): string {
  const fields = {
    name: title,
    summary: 'What it does, in one sentence.',
    owner,
    criticality: 'normal',
    platform: 'The platform it runs on',
    systems: ['A system it reads', 'A system it writes'],
    status: 'live',
    fallback: 'What people do by hand while it is down.',
  }
  return (
    `---\n${stringify(fields, { lineWidth: 0 })}---\n\n` +
    '## What it does\n\nFrom its trigger to its end.\n\n## What normal looks like\n\nHow long, how often, how many.\n\n' +
    '## Depends on\n\nConnections, accounts, files.\n\n## Known quirks\n\nWhat looks like a fault and is none.\n'
  )
}
