/* Search off the main thread: typing never waits for it. */
import { find } from './find.ts'
import { openIndex } from './pagefind.ts'
import type { Filters } from './result.ts'
import { askSuggestions } from './suggest.ts'

type Asked = { id: number; query: string; filters?: Filters; limit?: number }

const index = openIndex('/pagefind/')
const suggest = askSuggestions('/api/suggestions')

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  const { id, query, filters, limit } = data
  try {
    postMessage({ id, answer: await find(query, { index, suggest, filters, limit }) })
  } catch (error) {
    postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
