import { writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { Argument, type Command } from 'commander'
import { namedTeamIssues } from '#domain/home/named-teams.ts'
import type { Problem } from '#domain/knowledge/content.ts'
import { annotations } from '#site/authoring/check/annotations.ts'
import { checkContent } from '#site/authoring/check/check.ts'
import { countsOf, sayCheck } from '#site/authoring/check/say.ts'
import { loadContent } from '#site/authoring/content.ts'
import { type ReadHome, readHome } from '#site/authoring/home/read.ts'
import { ImportRefusal, importFolder } from '#site/authoring/import/import.ts'
import { reportPage } from '#site/authoring/import/report-page.ts'
import { sayImport } from '#site/authoring/import/say.ts'
import { readModel } from '#site/authoring/model-files.ts'
import { MoveRefusal, moveArticle } from '#site/authoring/move.ts'
import { type NewKind, NewRefusal, newKinds, writeNew } from '#site/authoring/new.ts'
import { staleSchemas, writeSchemas } from '#site/authoring/schemas.ts'
import { type Stranded, strandedTickets } from '../actions/read/stranded.ts'
import { contentDirOf, doing, organisedBy, withStore } from './open.ts'

/** `ladder import`, `check`, `new`, `mv`, `schemas`: what authors use. */
export function addContent(program: Command): void {
  program
    .command('import')
    .argument('<dir>', 'folder, or one file, of documentation from elsewhere')
    .summary('bring documentation from elsewhere')
    .description(
      'Writes an article for every page below a folder (Markdown and MDX in nine dialects, exports of Notion and Confluence, HTML, ' +
        'articles of Zendesk and Freshdesk as JSON), copies its pictures beside it, and says what ' +
        'was taken over, what was left out, and what a person must still decide. What was edited here is never overwritten without ' +
        '--force; a bad file does not stop the rest. Exit code 1 when a file could not be brought over. A content folder without a support model gets one of two levels.',
    )
    .option('--into <folder>', 'runbooks, faqs or guides, or a folder below one', 'runbooks')
    .option('--owner <team>', 'team id for articles that name no owner')
    .option('--content <dir>', 'content folder (default: that of the home)')
    .option('--force', 'replace articles that are there and differ', false)
    .option('--dry-run', 'say what would happen, write nothing', false)
    .option('--json', 'print the whole report as JSON', false)
    .option('--report <file>', 'write the whole report as a page')
    .action(async (dir: string, options: ImportFlags, command: Command) => {
      const contentDir = contentDirOf(options)
      const { into, owner, force, dryRun } = options
      try {
        const today = Temporal.Now.plainDateISO().toString()
        const report = await importFolder({ dir: resolve(dir), contentDir, into, owner, force, dryRun, today })
        console.log(options.json ? JSON.stringify(report, null, 2) : sayImport(report, options.content ?? contentDir))
        if (options.report) await writeFile(options.report, reportPage(report))
        if (report.pages.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1
      } catch (error) {
        if (!(error instanceof ImportRefusal)) throw error
        command.error(`error: ${error.message}`)
      }
    })

  program
    .command('check')
    .summary('check what editors wrote')
    .description(
      'Names every error and warning in a home with its file and line: ladder.yaml, frontmatter, the support model, the sections ' +
        'a runbook must have, links, headings and pictures that are not there, directives and tables that readers would not ' +
        'see as meant, files that would not be published, overdue reviews, secrets. Exit code 1 on errors; 2 when there are ' +
        'only warnings and --strict is given.',
    )
    .option('--content <dir>', 'content folder (default: that of the home)')
    .option('--database', 'name open tickets whose team, level, assignee or automation is no longer there', false)
    .option('--strict', 'exit with 2 when there are only warnings', false)
    .option('--json', 'print one JSON object: {errors, warnings, problems}, with --database also {stranded}', false)
    .option('--annotations', 'print lines by which GitHub and its kin mark the files of a change', false)
    .action(
      doing(async (options: CheckFlags) => {
        const dir = contentDirOf(options)
        const home = options.content === undefined ? readHome({ env: process.env }) : null
        const today = Temporal.Now.plainDateISO().toString()
        const problems = [
          ...(home ? await homeProblems(dir, home) : []),
          ...(await checkContent(dir, { today, language: home?.settings.language })),
        ]
        const isWrong = problems.some(({ severity }) => severity === 'error')
        if (isWrong) process.exitCode = 1
        else if (options.strict && problems.length > 0) process.exitCode = 2
        const stranded = options.database && !isWrong ? await strandedIn(dir) : null
        if (options.json)
          return console.log(JSON.stringify({ ...countsOf(problems), ...(stranded ? { stranded } : {}) }, null, 2))
        if (options.annotations) console.log(annotations(problems, { dir, root: process.cwd() }))
        console.log(sayCheck(problems))
        if (stranded) sayStranded(stranded)
      }),
    )

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

type CheckFlags = { content?: string; database: boolean; strict: boolean; json: boolean; annotations: boolean }
type NewFlags = { automation?: string; owner?: string; content?: string }
type ImportFlags = {
  into: string
  owner?: string
  content?: string
  force: boolean
  dryRun: boolean
  json: boolean
  report?: string
}

/** What is wrong in the home's own file, named from the content folder as all files are, and teams that settings of the environment name in vain. */
async function homeProblems(contentDir: string, read: ReadHome): Promise<Problem[]> {
  const { problems, home, settings, problemOf, lineOf } = read
  const file = relative(contentDir, home.file).replaceAll('\\', '/')
  const { model } = await readModel(join(contentDir, 'model'))
  const teams = model?.teams.flatMap(({ id, was }) => [id, ...was]) ?? null
  const { TEAM_CHATS: teamChats = [], OIDC_GROUPS: oidcGroups = [], webhooks } = settings
  const ofTeams = teams ? namedTeamIssues({ teamChats, oidcGroups, webhooks }, teams) : []
  const named = ofTeams.map((issue) => {
    const problem = problemOf(issue)
    return lineOf(String(issue.path[0])) === null ? { ...problem, line: null } : problem
  })
  return [...problems, ...named].map((problem) => ({ ...problem, file }))
}

/** What the database holds and the content does not, before anything moves. */
function strandedIn(dir: string): Promise<Stranded[]> {
  return withStore(async ({ store }) => {
    const { content } = await loadContent(dir)
    return content ? strandedTickets(await organisedBy(content, store)) : []
  })
}

function sayStranded(stranded: readonly Stranded[]): void {
  for (const { ref, what } of stranded) console.log(`${ref}: ${what}`)
  console.log(
    `${stranded.length} open ${stranded.length === 1 ? 'ticket names' : 'tickets name'} what is no longer there.`,
  )
}
