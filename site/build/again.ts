// Builds a site with the program that an earlier build left, and without Astro. Usage: again.ts FOLDER
import { contentBeside } from './content-beside.ts'

const [out = ''] = process.argv.slice(2)
const beside = contentBeside()
// Content is read while what follows is loaded. Whoever waits for it is told of a failure.
beside.read().catch(() => undefined)
const { noProgram } = await import('./kept-program.ts')
const { buildAgain } = await import('./build-again.ts')
if (!(await buildAgain(out, beside))) {
  beside.forget()
  process.exitCode = noProgram
}
