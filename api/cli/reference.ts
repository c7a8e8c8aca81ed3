import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { apiDocument } from '../api-document.ts'
import { settingsPage } from '../settings-page.ts'

/** `ladder reference`: writes the handbook pages and documents that are made from the code. */
export function addReference(program: Command): void {
  program
    .command('reference')
    .summary('write the handbook pages and documents that are made from the code')
    .description(
      'Writes content/handbook/reference/settings.md from the list of settings, and test/golden/openapi.json, to which ' +
        'a test holds the API.',
    )
    .action(async () => {
      await writeFile('content/handbook/reference/settings.md', settingsPage())
      await writeFile('test/golden/openapi.json', await apiDocument('content'))
    })
}
