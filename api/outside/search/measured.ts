import type { Search } from '#domain/search/result.ts'

type Heard = (search: { outcome: 'found' | 'weak' | 'nothing'; seconds: number }) => void

/** The same search, with what came of each told, and nothing of what was asked. */
export function measured(search: Search, heard: Heard): Search {
  return async (query, options) => {
    const began = performance.now()
    const answer = await search(query, options)
    const outcome = answer.total === 0 ? 'nothing' : answer.weak ? 'weak' : 'found'
    heard({ outcome, seconds: (performance.now() - began) / 1000 })
    return answer
  }
}
