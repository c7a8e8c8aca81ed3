import { pathToFileURL } from 'node:url'
import type { PathWithRoute, SSRManifest } from 'astro'
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js'
import type { KeptProgram } from './kept-program.ts'
import type { Program } from './write-pages.ts'

/** A program that has been told what Astro tells it: the sheets of each page, and where it may complain. */
export async function startedProgram({ entry, styles }: Pick<KeptProgram, 'entry' | 'styles'>): Promise<Program> {
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
