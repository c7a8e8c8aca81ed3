type Related = {
  id: string
  title: string
  summary: string
  automation?: string
  symptoms: string[]
  aliases: string[]
  headings: string[]
  related: string[]
  confidence: string
}

const rarestKept = 14
const commonest = 40
const sameAutomation = 1.25

/**
 * Finds related articles through rare words they share. Only words that stand in 2 to 40 articles count, and only the
 * rarest of each article, so the work grows with the number of articles and not with its square.
 */
export function makeRelated<T extends Related>(all: T[], byId: ReadonlyMap<string, T>) {
  const words = new Map<T, string[]>()
  const shelves = new Map<string, T[]>()
  for (const article of all) {
    const own = wordsOf(article)
    words.set(article, own)
    for (const word of own) {
      const shelf = shelves.get(word)
      if (!shelf) shelves.set(word, [article])
      else if (shelf.length <= commonest) shelf.push(article)
    }
  }
  return function related(article: T, limit: number): T[] {
    const chosen = article.related.map((id) => byId.get(id)).filter((other) => other !== undefined)
    if (chosen.length >= limit) return chosen.slice(0, limit)
    const scores = new Map<T, number>()
    for (const shelf of rarest(words.get(article) ?? [], shelves)) {
      for (const other of shelf) {
        if (other !== article && other.confidence !== 'archived')
          scores.set(other, (scores.get(other) ?? 0) + weight(article, other) / shelf.length)
      }
    }
    const found = [...scores].sort((a, b) => b[1] - a[1]).map(([other]) => other)
    return [...new Set([...chosen, ...found])].slice(0, limit)
  }
}

function rarest<T>(words: string[], shelves: Map<string, T[]>): T[][] {
  return words
    .map((word) => shelves.get(word) ?? [])
    .filter((shelf) => shelf.length > 1 && shelf.length <= commonest)
    .sort((a, b) => a.length - b.length)
    .slice(0, rarestKept)
}

function weight(article: Related, other: Related): number {
  return article.automation && article.automation === other.automation ? sameAutomation : 1
}

function wordsOf({ title, summary, symptoms, aliases, headings }: Related): string[] {
  const text = [title, summary, ...symptoms, ...aliases, ...headings].join(' ').replace(/([a-z\d])([A-Z])/g, '$1 $2')
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])]
}
