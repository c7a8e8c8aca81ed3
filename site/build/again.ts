// Builds a site with the program that an earlier build left, and without Astro. Usage: again.ts FOLDER
import { cpSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { PathWithRoute, SSRManifest } from 'astro'
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js'
import { type KeptProgram, keptProgram, noProgram, programStamp } from './kept-program.ts'
import { makePages, type Program } from './make-pages.ts'
import { makeReady } from './making.ts'
import { searchLaid } from './search-index.ts'

const [out = ''] = process.argv.slice(2)
const kept = keptProgram(programStamp())
if (kept) await build(kept)
else process.exitCode = noProgram

async function build(kept: KeptProgram): Promise<void> {
  const making = makeReady()
  const reading = making.source.read()
  cpSync(kept.shell, out, { recursive: true })
  const program = await started(kept)
  await reading
  making.laySearch(out).catch(() => undefined)
  await makePages(program, { ...making, out })
  process.stdout.write(`${await searchLaid(out, making)}\n`)
}

/** A program that has been told what Astro tells it: the sheets of each page, and where it may complain. */
async function started({ entry, styles }: KeptProgram): Promise<Program> {
  const { app } = (await import(pathToFileURL(entry).href)) as { app: App }
  const pages = styles.map(({ route, component, styles }) => [
    `${route}&${component}`,
    { styles: styles.map((sheet, order) => ({ sheet, order, depth: 0 })) },
  ])
  app.setInternals({ pagesByKeys: new Map(pages as [string, unknown][]), entrySpecifierToBundleMap: new Map() })
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: complain } } } })
  const paths = new StaticPaths(app)
  return { getStaticPaths: () => paths.getAll(), render: (request, routeData) => app.render(request, { routeData }) }
}

/** What Astro's own build gives to the program, and asks of it. */
type App = {
  manifest: SSRManifest
  setInternals(given: object): void
  setOptions(given: object): void
  render(request: Request, options: { routeData: PathWithRoute['route'] }): Promise<Response>
}

function complain({ level, message }: { level: string; message: string }): void {
  if (level === 'error' || level === 'warn') process.stderr.write(`${message}\n`)
}
