// Builds a site with Astro, from the code. Usage: whole.ts FOLDER
import { build } from 'astro'

const [outDir = ''] = process.argv.slice(2)
/** Types are made for the checks alone; to make them Astro starts a server, which takes as long as it takes to bundle all. */
const how: Parameters<typeof build>[1] & { sync: boolean } = { sync: false }
try {
  await build({ outDir, logLevel: 'error' }, how)
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.stack : failure}\n`)
  process.exitCode = 1
}
