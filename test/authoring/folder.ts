import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export type Files = Record<string, string | Buffer>

/** A folder with these files, gone after the test. */
export async function folderWith(files: Files): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'ladder-authoring-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  await add(dir, files)
  return dir
}

export async function add(dir: string, files: Files): Promise<void> {
  for (const [name, data] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), data)
  }
}

export function textIn(dir: string, name: string): Promise<string> {
  return readFile(join(dir, name), 'utf8')
}
