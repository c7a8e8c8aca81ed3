import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stories, tell } from './stories.ts'

/** Writes the golden files of stories that have none yet. What is there stays: old logs prove that old data still folds. */
const folder = join(import.meta.dirname, '../golden/stories')
for (const [name, live] of Object.entries(stories)) {
  const log = join(folder, `${name}.json`)
  if (existsSync(log)) continue
  const story = live()
  writeFileSync(log, `${JSON.stringify(story.events, null, 2)}\n`)
  writeFileSync(join(folder, `${name}.txt`), tell(story.clocks(), story.ledger()))
}
