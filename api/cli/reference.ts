import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { settingsPage } from '../settings-page.ts'

/** `ladder reference`: writes the handbook pages that are made from the code. */
export function addReference(program: Command): void {
  program
    .command('reference')
    .summary('write the handbook pages that are made from the code')
    .description('Writes content/handbook/reference/settings.md from the list of settings.')
    .action(() => writeFile('content/handbook/reference/settings.md', settingsPage()))
}
