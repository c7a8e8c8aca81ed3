/* Search off the main thread: typing never waits for it. */

import type { Asking, SearchOptions } from '#domain/search/result.ts'
import { hasApi, onSite } from '../islands/kit/base.ts'
import { openFiles } from './files.ts'
import { makeFind } from './find.ts'
import { askForReaders, askServer } from './server.ts'

type Asked = { id: number; query: string; options: SearchOptions & Asking }

const everybody = hasApi ? askServer(onSite('/api/suggestions')) : async () => null

const find = makeFind({
  server: everybody,
  readers: askForReaders(onSite('/api/for-support/suggestions'), everybody, () => postMessage({ isOut: true })),
  files: openFiles(onSite('/find/')),
})

addEventListener('message', async ({ data: { id, query, options } }: MessageEvent<Asked>) => {
  try {
    postMessage({ id, answer: await find(query, options) })
  } catch (error) {
    postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
