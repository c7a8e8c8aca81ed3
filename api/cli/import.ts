import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ImportRefusal, importFolder } from '#site/authoring/import/import.ts'
import { reportPage } from '#site/authoring/import/report-page.ts'
import { sayImport } from '#site/authoring/import/say.ts'
import { contentDirOf } from './open.ts'

/** `ladder import`. */
export function addImport(program: Command): void {
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
}

type ImportFlags = {
  into: string
  owner?: string
  content?: string
  force: boolean
  dryRun: boolean
  json: boolean
  report?: string
}
