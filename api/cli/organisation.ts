import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import type { Content } from '#domain/knowledge/content.ts'
import { findMember } from '#domain/model/people.ts'
import { idSchema } from '#domain/model/support-model.ts'
import { type Loaded, loadContent, sayProblem } from '#site/authoring/content.ts'
import {
  type FileChange,
  OrganisationRefusal,
  personLeaves,
  teamRenamed,
  writeChanges,
} from '#site/authoring/organisation.ts'
import { strandedTickets, ticketsWith } from '../actions/read/stranded.ts'
import type { Store } from '../store/open.ts'
import { CannotDo, contentDirOf, doing, organisedBy, say, settingsOrSay, withStore } from './open.ts'

type Flags = { content?: string; yes: boolean }

const mostNamed = 20

/** `ladder person leave`, `ladder team rename`: changes of the organisation, with what they do to open tickets. */
export function addOrganisation(program: Command): void {
  const person = program.command('person').summary('people of the support model')
  withFlags(person.command('leave').argument('<email>', 'the address that the person has in the support model'))
    .summary('take somebody who left out of every team')
    .description(
      'Shows which lines of the support model change and which open tickets are unassigned by it; with --yes the file is ' +
        'written, its comments kept. Their login stays and opens nothing. Restart the server to put it in force.',
    )
    .action(
      doing(async (email: string, flags: Flags) => {
        const dir = contentDirOf(flags)
        const now = contentOf(await loadContent(dir))
        const name = findMember(now.model, email)?.name ?? email
        await change(dir, {
          flags,
          changes: await orSay(personLeaves(dir, email)),
          effect: async (after, store) => {
            const left = (await strandedTickets(await organisedBy(after, store))).filter(({ moves }) => moves)
            return [
              ...left.map(({ ref, what }) => `${ref}: ${what}`),
              counted(left.length, 'is touched', 'are touched'),
            ]
          },
          done: `${name} has left.`,
        })
      }),
    )
  const team = program.command('team').summary('teams of the support model')
  withFlags(team.command('rename').argument('<old>', 'the id that it has').argument('<new>', 'the id that it gets'))
    .summary('give a team another id')
    .description(
      'Shows which lines of the support model, the automations and the articles change, and which open tickets are with the ' +
        'team; with --yes the files are written, their comments kept. `was:` keeps the old id, so that everything follows. ' +
        'Restart the server to put it in force.',
    )
    .action(
      doing(async (from: string, to: string, flags: Flags) => {
        const dir = contentDirOf(flags)
        if (!idSchema.safeParse(to).success)
          throw new CannotDo(`"${to}" is no id; expected one in kebab-case, such as front-desk`)
        const loaded = await loadContent(dir)
        contentOf(loaded)
        await change(dir, {
          flags,
          changes: await orSay(teamRenamed(dir, { from, to }, loaded)),
          effect: async (after, store) => {
            const refs = await ticketsWith(await organisedBy(after, store), to)
            const rest = refs.length > mostNamed ? ` and ${refs.length - mostNamed} more` : ''
            return [
              ...(refs.length > 0 ? [`${refs.slice(0, mostNamed).join(', ')}${rest}`] : []),
              counted(refs.length, `stays with it`, `stay with it`),
            ]
          },
          done: `${from} is ${to} now.`,
        })
      }),
    )
}

function withFlags(command: Command): Command {
  return command
    .option('--content <dir>', 'content folder (default: that of the home)')
    .option('--yes', 'do it; without it nothing is written', false)
}

type Change = {
  flags: Flags
  changes: FileChange[]
  /** What it does to open tickets, in lines. */
  effect: (after: Content, store: Store) => Promise<string[]>
  done: string
}

async function change(dir: string, { flags, changes, effect, done }: Change): Promise<void> {
  const after = contentOf(await loadContent(dir, { instead: new Map(changes.map(({ file, text }) => [file, text])) }))
  for (const { file, lines } of changes) {
    for (const { line, before, after: now } of lines)
      say([`${file}:${line}`, ...before.map((text) => `- ${text}`), ...now.map((text) => `+ ${text}`)].join('\n'))
  }
  for (const line of await effectOf((store) => effect(after, store))) say(line)
  if (!flags.yes) return say('Nothing is changed yet: add --yes to do it.')
  await writeChanges(dir, changes)
  say(`${done} Restart the server to put it in force.`)
}

/** An author's machine has no database: then tickets are not looked at, and none is made. */
async function effectOf(look: (store: Store) => Promise<string[]>): Promise<string[]> {
  const { DATABASE_URL } = settingsOrSay()
  const file = DATABASE_URL.startsWith('sqlite:') ? DATABASE_URL.slice('sqlite:'.length) : null
  if (file !== null && !existsSync(file)) return [`There is no database at ${file}: open tickets are not looked at.`]
  return withStore(({ store }) => look(store))
}

function contentOf({ content, problems }: Loaded): Content {
  if (content) return content
  const errors = problems.filter(({ severity }) => severity === 'error').map(sayProblem)
  throw new CannotDo(errors.join('\n'))
}

async function orSay<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof OrganisationRefusal ? new CannotDo(error.message) : error
  }
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 open ticket ${one}.` : `${count} open tickets ${many}.`
}
