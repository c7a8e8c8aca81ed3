import { join } from 'node:path'
import { Argument, type Command } from 'commander'
import { MoveRefusal, moveArticle } from '#site/authoring/move.ts'
import { type NewKind, NewRefusal, newKinds, writeNew } from '#site/authoring/new.ts'
import { staleSchemas, writeSchemas } from '#site/authoring/schemas.ts'
import { contentDirOf } from './open.ts'

/** `ladder new`, `mv`, `schemas`. */
export function addContent(program: Command): void {
  addNew(program)
  addMove(program)
  addSchemas(program)
}

function addNew(program: Command): void {
  program
    .command('new')
    .addArgument(new Argument('<kind>', 'what to write').choices(newKinds))
    .argument('<title>', 'its title; for an automation its name')
    .summary('begin a runbook, FAQ, guide, resource or automation')
    .description(
      'Writes a file that passes `ladder check`, with today as its review date and the headings a runbook must have. It is a ' +
        'draft until you remove `draft: true`. A resource begins as a checklist; what else it can be stands in the handbook. Never overwrites.',
    )
    .option('--automation <id>', 'the automation it is about')
    .option('--owner <team>', 'the team that keeps it right (default: the owner of the automation)')
    .option('--content <dir>', 'content folder (default: that of the home)')
    .action(async (kind: NewKind, title: string, options: NewFlags, command: Command) => {
      const today = Temporal.Now.plainDateISO().toString()
      try {
        const file = await writeNew({ kind, title, contentDir: contentDirOf(options), today, ...options })
        console.log(`${join(options.content ?? contentDirOf(options), file)} is written.`)
        if (kind !== 'automation' && !options.automation && !options.owner)
          console.log('It has no owner yet: name a team under `owner`, or an automation under `automation`.')
      } catch (error) {
        if (!(error instanceof NewRefusal)) throw error
        command.error(`error: ${error.message}`)
      }
    })
}

type NewFlags = { automation?: string; owner?: string; content?: string }

function addMove(program: Command): void {
  program
    .command('mv')
    .argument('<from>', 'an article, as a path below the content folder, such as runbooks/order-sync/late.md')
    .argument('<to>', 'its new path, or the folder it moves to')
    .summary('move an article, and everything that leads to it')
    .description(
      'Moves a runbook, FAQ or guide. Its old address is kept among its aliases and leads to the new one; links to it in every ' +
        'other file, and its own links and pictures, are rewritten. Pictures stay where they are. Nothing is overwritten.',
    )
    .option('--content <dir>', 'content folder (default: that of the home)')
    .action(async (from: string, to: string, options: { content?: string }, command: Command) => {
      const dir = contentDirOf(options)
      const below = (path: string) => path.replace(/^(\.\/)?content\//, '')
      try {
        const moved = await moveArticle(dir, { from: below(from), to: below(to) })
        console.log(`${moved.from} is now ${moved.to}; ${moved.old} leads there.`)
        for (const file of moved.rewritten) console.log(`  ${file}: its links lead to the new place`)
      } catch (error) {
        if (!(error instanceof MoveRefusal)) throw error
        command.error(`error: ${error.message}`)
      }
    })
}

function addSchemas(program: Command): void {
  program
    .command('schemas')
    .summary('write the JSON Schemas that editors use')
    .description('Writes .schemas/*.schema.json into the content folder, made from the schemas that check it.')
    .option('--content <dir>', 'content folder (default: that of the home)')
    .option('--check', 'write nothing; exit code 1 when one is missing or stale', false)
    .action(async (options: { content?: string; check: boolean }) => {
      const dir = contentDirOf(options)
      if (!options.check) return console.log((await writeSchemas(dir)).join('\n'))
      const stale = await staleSchemas(dir)
      if (stale.length === 0) return
      console.log(`${stale.join('\n')}\nnot current: run \`ladder schemas\``)
      process.exitCode = 1
    })
}
