import { cpSync } from 'node:fs'
import type { ContentBeside } from './content-beside.ts'
import { keptProgram, programStamp } from './kept-program.ts'
import { layFolders } from './lay-site.ts'
import { makePages } from './make-pages.ts'
import { makeReady } from './making.ts'
import { searchLaid } from './search-index.ts'
import { startedProgram } from './started-program.ts'

/** Builds a site into a folder with the program that was kept; false where none fits. */
export async function buildAgain(out: string, beside: ContentBeside): Promise<boolean> {
  const kept = keptProgram(programStamp())
  if (!kept) return false
  const making = makeReady(beside)
  const reading = making.source.read()
  cpSync(kept.shell, out, { recursive: true })
  const program = await startedProgram(kept)
  if (making.before) layFolders(making.before, out)
  await reading
  making.laySearch(out).catch(() => undefined)
  await makePages(program, { ...making, out, kept })
  process.stdout.write(`${await searchLaid(out, making)}\n`)
  return true
}
