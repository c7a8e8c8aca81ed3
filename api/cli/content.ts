import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ImportRefusal, importFolder } from '#site/authoring/import/import.ts'
import { sayImport } from '#site/authoring/import/say.ts'

/** `ladder import`, `check`, `new`, `schemas`: what authors use. */
export function addContent(program: Command): void {
  program
    .command('import')
    .argument('<dir>', 'folder of Markdown from elsewhere')
    .summary('bring a folder of Markdown from elsewhere')
    .description(
      'Writes an article for every .md, .mdx and .markdown file below a folder, copies its pictures beside it, and says per ' +
        'file what was taken over and what a person must still decide. Nothing is overwritten without --force; a bad file does ' +
        'not stop the rest. Exit code 1 when a file could not be brought over. A content folder without a support model gets one of two levels.',
    )
    .option('--into <folder>', 'runbooks, faqs or guides, or a folder below one', 'runbooks')
    .option('--owner <team>', 'team id for articles that name no owner')
    .option('--content <dir>', 'content folder (default: CONTENT_DIR or content)')
    .option('--force', 'replace articles that are there and differ', false)
    .option('--dry-run', 'say what would happen, write nothing', false)
    .option('--json', 'print the report as JSON', false)
    .action(async (dir: string, options: ImportFlags, command: Command) => {
      const contentDir = contentDirOf(options)
      const { into, owner, force, dryRun } = options
      try {
        const report = await importFolder({ dir: resolve(dir), contentDir, into, owner, force, dryRun })
        console.log(options.json ? JSON.stringify(report, null, 2) : sayImport(report, options.content ?? contentDir))
        if (report.pages.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1
      } catch (error) {
        if (!(error instanceof ImportRefusal)) throw error
        command.error(`error: ${error.message}`)
      }
    })
}

type ImportFlags = { into: string; owner?: string; content?: string; force: boolean; dryRun: boolean; json: boolean }

function contentDirOf({ content }: { content?: string }): string {
  return resolve(content ?? (process.env.CONTENT_DIR || 'content'))
}
