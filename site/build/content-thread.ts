// Reads content, and makes it ready to be searched, in a thread beside the one that makes pages.
import { relative, sep } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { openReadings } from '../authoring/kept-readings.ts'
import { makeContentSource } from './content-source.ts'
import type { ReadContent } from './hand-over.ts'
import { laySearch } from './lay-search.ts'
import { settings } from './settings.ts'

/** What the thread is asked: to lay search files into a site, once there is a folder for them. */
export type Asked = { site: string; before: string | undefined }
/** What was laid: how many pages can be found, and the milliseconds of this thread's processor that it took. */
export type Laid = { pages: number; took: number }
/** What the thread tells, in this order; nothing comes after a failure. */
export type Told = { read: ReadContent } | { laid: Laid } | { failure: unknown; said: string[] }

const said: string[] = []
const tell = (told: Told) => parentPort?.postMessage(told)
const asking = new Promise<Asked>((answer) => parentPort?.once('message', answer))

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
  const asked = await asking
  const began = process.threadCpuUsage()
  const pages = await laySearch(asked, { content: read.content, ...source.state() })
  const { user, system } = process.threadCpuUsage(began)
  tell({ laid: { pages, took: Math.round((user + system) / 1000) } })
} catch (failure) {
  tell({ failure, said })
}
