import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { TaughtWords } from '#domain/knowledge/learned.ts'
import { learnedYaml } from '#domain/knowledge/learned-file.ts'
import { learnedFile } from '#site/authoring/learned-file.ts'
import { fileLearned } from '../actions/learn.ts'
import { doing, say, withWorld } from './open.ts'

/** `ladder learned`: what solved tickets taught, as a file of the content. */
export function addLearned(program: Command): void {
  program
    .command('learned')
    .summary('write what solved tickets taught into the content')
    .description(
      'Brings learned.yaml in the content folder up to date, so that the next build finds articles by the words of people whose ' +
        'requests they solved: adds what tickets taught, takes out what they took back. What an author deleted from the file ' +
        'teaches no more, in the API too. Prints each change.',
    )
    .action(
      doing(() =>
        withWorld(async ({ settings, content, world }) => {
          const { learned, added, takenOut, byAuthor } = await fileLearned(world, content.learned)
          await writeFile(join(settings.CONTENT_DIR, learnedFile), learnedYaml(learned))
          for (const taught of added) say(`+ ${lineOf(taught)}`)
          for (const taught of takenOut) say(`- ${lineOf(taught)}, taken back by its tickets`)
          for (const taught of byAuthor) say(`- ${lineOf(taught)}, deleted by its author`)
          say(`${learned.length} wordings in ${learnedFile}.`)
        }),
      ),
    )
}

function lineOf({ article, words, by }: TaughtWords): string {
  return `${article}: "${words}" (${by} ${by === 1 ? 'person' : 'people'})`
}
