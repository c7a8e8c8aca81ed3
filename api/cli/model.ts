import { join, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { stamp } from '#domain/base/time.ts'
import { unknown } from '#domain/model/check-ids.ts'
import { grades, priorities, ticketTypes } from '#domain/model/choices.ts'
import { showRoute } from '#domain/model/show.ts'
import type { Grade, Priority, TicketType } from '#domain/model/support-model.ts'
import { checkModelFiles } from '#site/authoring/check/model.ts'
import { sayCheck } from '#site/authoring/check/say.ts'
import { loadContent } from '#site/authoring/content.ts'
import { sayRoute } from './model-table.ts'
import { contentDirOf } from './open.ts'

/** `ladder model`: what the support model says, and whether it holds together. */
export function addModel(program: Command): void {
  const model = program.command('model').summary('check and explain the support model')

  model
    .command('check')
    .summary('check levels, teams, calendars, vendors and policies as one whole')
    .description(
      'Names every error and warning in support-model.yaml and calendars.yaml with its line, field, what came and what was ' +
        'expected. Exit code 1 on errors. Give an example folder with --model.',
    )
    .option('--content <dir>', 'content folder (default: that of the home)')
    .option('--model <dir>', 'folder with the two files (default: model in the content folder)')
    .action(async (options: { content?: string; model?: string }) => {
      const folder = options.model ?? join(contentDirOf(options), 'model')
      const { model: checked, problems } = await checkModelFiles(resolve(folder), { below: options.model ?? 'model' })
      console.log(sayCheck(problems))
      if (checked) {
        const rungs = checked.levels.map(({ level }) => level).sort()
        console.log(`${checked.name}: levels ${rungs.join(', ')}, version ${checked.version}`)
      } else process.exitCode = 1
    })

  model
    .command('show')
    .argument('[automation]', 'catalogue id; without it, a request about no automation')
    .summary('say who gets a ticket, in which order, with which targets')
    .description(
      'Shows for a ticket filed at an instant: the policy, the promises and when they are due, the levels with their teams, ' +
        'calendars and targets, the vendor, and which escalations would happen by themselves.',
    )
    .addOption(new Option('--priority <priority>', 'default: from impact, urgency and criticality').choices(priorities))
    .addOption(new Option('--type <type>', 'type of the ticket').choices(ticketTypes).default('incident'))
    .addOption(new Option('--impact <impact>', 'default: from the model').choices(grades))
    .addOption(new Option('--urgency <urgency>', 'default: from the model').choices(grades))
    .option('--at <instant>', 'when it is filed, such as 2026-12-24T17:55:00+01:00 (default: now)', readInstant)
    .option('--content <dir>', 'content folder (default: that of the home)')
    .option('--json', 'print it as JSON', false)
    .action(async (id: string | undefined, options: ShowFlags, command: Command) => {
      const dir = contentDirOf(options)
      const { model: checked, automations, problems } = await loadContent(dir)
      if (!checked) {
        console.log(sayCheck(problems.filter(({ file }) => file.startsWith('model/'))))
        return command.error('error: the support model has errors, named above')
      }
      const known = automations.map((entry) => entry.automation.id)
      const automation = automations.find((entry) => entry.automation.id === id)?.automation ?? null
      if (id !== undefined && !automation) {
        const [issue] = unknown(id, known, [], 'the id of an automation in the catalogue')
        return command.error(`error: "${id}": expected ${issue?.expected}${issue?.hint ? ` — ${issue.hint}` : ''}`)
      }
      const { priority, type, impact, urgency } = options
      const at = options.at ?? stamp(Temporal.Now.instant())
      const shown = showRoute(checked, { automation, priority, type, impact, urgency, at })
      console.log(options.json ? JSON.stringify(shown, null, 2) : sayRoute(shown, checked))
    })
}

type ShowFlags = {
  priority?: Priority
  type: TicketType
  impact?: Grade
  urgency?: Grade
  at?: string
  content?: string
  json: boolean
}

function readInstant(text: string): string {
  try {
    return stamp(Temporal.Instant.from(text))
  } catch {
    throw new InvalidArgumentError('expected an instant with its offset, such as 2026-12-24T17:55:00+01:00 or …Z')
  }
}
