import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Asked, Laid, Told } from './content-thread.ts'
import type { ReadContent } from './hand-over.ts'
import { settings } from './settings.ts'

/** Has content read by a thread beside this one, which also makes it ready to be searched while pages are made. */
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
    laySearch(asked: Asked): Promise<Laid> {
      thread ??= start()
      laying ??= thread.laySearch(asked)
      return laying
    },
  }
}

function start() {
  const worker = new Worker(join(settings.root, 'site/build/content-thread.ts'))
  const [read, laid] = [Promise.withResolvers<ReadContent>(), Promise.withResolvers<Laid>()]
  const fail = (failure: unknown) => {
    read.reject(failure)
    laid.reject(failure)
  }
  // Whoever asks for them is told of a failure.
  for (const { promise } of [read, laid]) promise.catch(() => undefined)
  worker.on('message', (told: Told) => {
    if ('read' in told) {
      read.resolve(told.read)
      worker.unref()
    } else if ('laid' in told) laid.resolve(told.laid)
    else {
      for (const text of told.said) process.stderr.write(`${text}\n`)
      fail(told.failure)
    }
  })
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`The thread that reads content ended early, with ${code}.`)))
  return {
    read: read.promise,
    laySearch(asked: Asked) {
      worker.ref()
      worker.postMessage(asked)
      return laid.promise
    },
    end() {
      void worker.terminate()
    },
  }
}
