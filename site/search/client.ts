import type { Answer, Asking, SearchOptions } from '#domain/search/result.ts'
import { forgetReader, isReader } from '../islands/kit/for-support.ts'
import { readingLanguage } from '../islands/kit/reading.ts'

type Told = { id: number; answer?: Answer; error?: string; isOut?: boolean }
type Waiting = { resolve: (answer: Answer) => void; reject: (error: Error) => void }
export type Find = (query: string, options?: Partial<SearchOptions>) => Promise<Answer>

const usual = 10

/** Search in a worker of its own, started by the first question. */
function makeFind(): Find {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let last = 0
  return function find(query, options = {}) {
    worker ??= start()
    const id = ++last
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker?.postMessage({ id, query, options: { limit: usual, ...reading(), ...asking(), ...options } })
    })
  }

  function start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (data.isOut) forgetReader()
      const asked = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.answer) asked?.resolve(data.answer)
      else asked?.reject(new Error(data.error))
    })
    started.addEventListener('error', () => {
      worker = undefined
      for (const { reject } of waiting.values()) reject(new Error('Search could not be loaded'))
      waiting.clear()
    })
    return started
  }
}

function reading(): Pick<SearchOptions, 'language'> {
  const language = readingLanguage()
  return language ? { language } : {}
}

function asking(): Asking {
  return isReader() ? { audience: 'support' } : {}
}

/** One index for all search boxes of a page. */
export const find = makeFind()
