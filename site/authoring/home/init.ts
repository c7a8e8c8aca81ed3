import { existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { homeFile } from './find.ts'
import { starterFiles } from './starter.ts'
import type { Beginning } from './starter-model.ts'

/** Why no home was written. */
export class InitRefusal extends Error {}

/** Writes a home into a folder that is not there or is empty, and answers its files. A repository that was just made counts as empty. */
export async function writeHome(dir: string, beginning: Beginning & { today: string }): Promise<string[]> {
  mustBeFree(dir)
  const files = starterFiles(beginning, beginning.today)
  for (const [file, text] of files) {
    await mkdir(dirname(join(dir, file)), { recursive: true })
    await writeFile(join(dir, file), text, { flag: 'wx' })
  }
  return [...files.keys()]
}

/** Refuses a folder that holds something. */
export function mustBeFree(dir: string): void {
  if (existsSync(join(dir, homeFile)))
    throw new InitRefusal(`${dir} is a home already: it has a ${homeFile}. Expected a new folder; nothing was touched.`)
  const there = existsSync(dir) ? readdirSync(dir).filter((name) => name !== '.git') : []
  if (there.length > 0)
    throw new InitRefusal(
      `${dir} holds ${there.slice(0, 3).join(', ')}. Expected a new or empty folder; nothing was touched.`,
    )
}
