// Reads content, makes it ready to be searched, and makes some of the pages, in a thread beside the one that makes them all.
import { relative, sep } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { openReadings } from '../authoring/kept-readings.ts'
import { makeContentSource } from './content-source.ts'
import type { ReadContent } from './hand-over.ts'
import { laySearch, type Place } from './lay-search.ts'
import { settings } from './settings.ts'
import type { SharedPages } from './shared-pages.ts'

/** What the thread is asked, once there is a folder for the site: to lay search files into it, then to make pages, or none. */
export type Asked = { search: Place } | { pages: SharedPages | null }
/** What was laid: how many pages can be found, and the milliseconds of this thread's processor that it took. */
export type Laid = { pages: number; took: number }
/** What the thread tells, in this order; nothing comes after a failure. */
export type Told = { read: ReadContent } | { laid: Laid } | { made: true } | { failure: unknown; said: string[] }

const said: string[] = []
const tell = (told: Told) => parentPort?.postMessage(told)
const searching = Promise.withResolvers<Place>()
const sharing = Promise.withResolvers<SharedPages | null>()
parentPort?.on('message', (asked: Asked) => {
  if ('search' in asked) searching.resolve(asked.search)
  else sharing.resolve(asked.pages)
})

try {
  const { contentDir, language } = settings
  const readings = await openReadings(settings)
  const source = makeContentSource(contentDir, {
    ...{ language, known: readings.known },
    lenient: false,
    say: (text) => said.push(text),
  })
  const read = await source.read()
  tell({ read })
  await readings.keep([...read.files.values()].map(({ path }) => relative(contentDir, path).replaceAll(sep, '/')))
  const place = await searching.promise
  const began = process.threadCpuUsage()
  const pages = await laySearch(place, { content: read.content, ...source.state() })
  const { user, system } = process.threadCpuUsage(began)
  tell({ laid: { pages, took: Math.round((user + system) / 1000) } })
  const shared = await sharing.promise
  // Most builds have no such pages: what makes them is not loaded before content is read.
  if (shared) await (await import('./help-with-pages.ts')).helpWithPages(shared, read)
  tell({ made: true })
} catch (failure) {
  tell({ failure, said })
}
parentPort?.close()
