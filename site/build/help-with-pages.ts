import { finishPage } from './finish-page.ts'
import type { ReadContent } from './hand-over.ts'
import { handOverContent } from './page-content.ts'
import { makePictures } from './pictures.ts'
import { type SharedPages, takenFrom } from './shared-pages.ts'
import { startedProgram } from './started-program.ts'
import { firstOfEach, writePages } from './write-pages.ts'

/** Makes pages until all are taken. None of them shows a picture. */
export async function helpWithPages({ program, out, pathnames, taken }: SharedPages, read: ReadContent): Promise<void> {
  if (Atomics.load(taken, 0) >= pathnames.length) return
  handOverContent({ source: { read: async () => read, forget: () => undefined }, pictures: makePictures() })
  const started = await startedProgram(program)
  const pages = new Map(firstOfEach(await started.getStaticPaths()).map((page) => [page.pathname, page]))
  const shared = pathnames.map((pathname) => {
    const page = pages.get(pathname)
    if (!page) throw new Error(`${pathname} was to be made, and this thread knows no such page.`)
    return page
  })
  await writePages(started, takenFrom(shared, taken), { finish: finishPage, out })
}
