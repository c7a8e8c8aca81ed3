import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { referencePages } from '#site/authoring/reference.ts'
import { writeSchemas } from '#site/authoring/schemas.ts'
import { apiDocument } from '../reference/api.ts'
import { commandsPage } from '../reference/commands.ts'
import { eventsPage } from '../reference/events.ts'
import { settingsPage } from '../reference/settings.ts'

const product = join(import.meta.dirname, '../..')

/** `ladder reference`: writes the handbook pages and documents that are made from the code. */
export function addReference(program: Command): void {
  program
    .command('reference')
    .summary('write the handbook pages and documents that are made from the code')
    .description(
      'Writes content/handbook/reference: settings, commands and events from the code, frontmatter and support model from the schemas; ' +
        'the schemas of content/.schemas; and test/golden/openapi.json, to which a test holds the API.',
    )
    .action(async () => {
      const write = (file: string, text: string) => writeFile(join(product, file), text)
      await write('content/handbook/reference/settings.md', settingsPage())
      await write('content/handbook/reference/commands.md', commandsPage(program))
      await write('content/handbook/reference/events.md', eventsPage())
      for (const [file, text] of referencePages()) await write(`content/${file}`, text)
      await writeSchemas(join(product, 'content'))
      await write('test/golden/openapi.json', await apiDocument(join(product, 'content')))
    })
}
