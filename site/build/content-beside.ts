import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Asked, Laid, Told } from './content-thread.ts'
import type { ReadContent } from './hand-over.ts'
import type { Place } from './lay-search.ts'
import { settings } from './settings.ts'
import type { SharedPages } from './shared-pages.ts'

export type ContentBeside = ReturnType<typeof contentBeside>

/** Has content read by a thread beside this one, which then makes it ready to be searched, and some of the pages. */
export function contentBeside() {
  let thread: ReturnType<typeof start> | undefined
  let laying: Promise<Laid> | undefined
  return {
    /** Reads the content folder once. */
    read(): Promise<ReadContent> {
      thread ??= start()
      return thread.read
    },
    forget() {
      thread?.end()
      thread = undefined
      laying = undefined
    },
    /** Lays search files into a site that is there, and answers when they lie; once, however often it is asked. */
    laySearch(search: Place): Promise<Laid> {
      thread ??= start()
      laying ??= thread.laySearch(search)
      return laying
    },
    /** Makes pages, once search files lie, and answers when they are made. */
    sharePages(pages: SharedPages | null): Promise<void> {
      thread ??= start()
      return thread.sharePages(pages)
    },
  }
}

function start() {
  const worker = new Worker(join(settings.root, 'site/build/content-thread.ts'))
  const read = Promise.withResolvers<ReadContent>()
  const laid = Promise.withResolvers<Laid>()
  const made = Promise.withResolvers<void>()
  const all = [read, laid, made]
  // Whoever asks for them is told of a failure.
  for (const { promise } of all) promise.catch(() => undefined)
  const fail = (failure: unknown) => {
    for (const { reject } of all) reject(failure)
  }
  let awaited = 1
  const hear = (told: Exclude<Told, { failure: unknown }>) => {
    if ('read' in told) read.resolve(told.read)
    else if ('laid' in told) laid.resolve(told.laid)
    else made.resolve()
    awaited--
    if (awaited === 0) worker.unref()
  }
  const ask = (asked: Asked) => {
    awaited++
    worker.ref()
    worker.postMessage(asked)
  }
  worker.on('message', (told: Told) => {
    if (!('failure' in told)) return hear(told)
    for (const text of told.said) process.stderr.write(`${text}\n`)
    fail(told.failure)
  })
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`The thread that reads content ended early, with ${code}.`)))
  return {
    read: read.promise,
    laySearch(search: Place) {
      ask({ search })
      return laid.promise
    },
    async sharePages(pages: SharedPages | null) {
      ask({ pages })
      if (pages) await made.promise
    },
    end() {
      void worker.terminate()
    },
  }
}
