// Builds a site with the program that an earlier build left, and without Astro. Usage: again.ts FOLDER
import { cpSync } from 'node:fs'
import { type KeptProgram, keptProgram, noProgram, programStamp } from './kept-program.ts'
import { makePages } from './make-pages.ts'
import { makeReady } from './making.ts'
import { searchLaid } from './search-index.ts'
import { startedProgram } from './started-program.ts'

const [out = ''] = process.argv.slice(2)
const kept = keptProgram(programStamp())
if (kept) await build(kept)
else process.exitCode = noProgram

async function build(kept: KeptProgram): Promise<void> {
  const making = makeReady()
  const reading = making.source.read()
  cpSync(kept.shell, out, { recursive: true })
  const program = await startedProgram(kept)
  await reading
  making.laySearch(out).catch(() => undefined)
  await makePages(program, { ...making, out, kept })
  process.stdout.write(`${await searchLaid(out, making)}\n`)
}
