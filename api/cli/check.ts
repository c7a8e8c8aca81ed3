import { join, relative } from 'node:path'
import type { Command } from 'commander'
import { namedTeamIssues } from '#domain/home/named-teams.ts'
import type { Problem } from '#domain/knowledge/content.ts'
import { annotations } from '#site/authoring/check/annotations.ts'
import { checkContent } from '#site/authoring/check/check.ts'
import { countsOf, sayCheck } from '#site/authoring/check/say.ts'
import { loadContent } from '#site/authoring/content.ts'
import { type ReadHome, readHome } from '#site/authoring/home/read.ts'
import { readModel } from '#site/authoring/model-files.ts'
import { type Stranded, strandedTickets } from '../actions/read/stranded.ts'
import { contentDirOf, doing, organisedBy, withStore } from './open.ts'

/** `ladder check`. */
export function addCheck(program: Command): void {
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
}

type CheckFlags = { content?: string; database: boolean; strict: boolean; json: boolean; annotations: boolean }

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
