/** Words that carry the question and not the problem. Pagefind wants every word of a query on a page, so these go. */
const stopWords = new Set(
  `a about after again all also am an and any anybody anyone anything are as at be because been before being but by can
  cannot cant could couldnt did didnt do does doesnt doing dont during each else ever for from further get gets getting
  give go going got had has hasnt have havent having he hello help her here hers hey hi him his how however i id if ill
  im in into is isnt it its ive just kindly know let lets like many may me might mine more most much must my need needs
  no nor not now of off on once one only or other our ours out over own please problem same say says see seems shall she
  should show so some somebody someone something such tell than thank thanks that thats the their them then there these
  they thing things this those through to too trouble try trying under until up us very via want wants was wasnt way we
  well were what whats when where which while who whom whose why will with without wont would you your yours fix solve`
    .split(/\s+/)
    .filter(Boolean),
)

export function isStopWord(word: string): boolean {
  return stopWords.has(word.toLowerCase().replace(/['’]/g, ''))
}

/** What was typed, word by word, without the punctuation around the words. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean)
}

/** The words within an identifier, in lower case: KubeNodeNotReady, ERR_BOT_TIMEOUT, order-sync/step2, HTTPServer. */
export function partsOf(word: string): string[] {
  return word
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/['’](?=\p{L}{1,2}\b)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((part) => part.toLowerCase())
}

/** The words of a query that must be found: identifiers split, stop words dropped unless nothing else was typed. */
export function termsOf(query: string): string[] {
  const parts = wordsOf(query).flatMap((word) => (isStopWord(word) ? [word.toLowerCase()] : partsOf(word)))
  const terms = parts.filter((part) => !isStopWord(part) && (part.length > 1 || /\d/.test(part)))
  return [...new Set(terms.length > 0 ? terms : parts)]
}

const endings: [RegExp, string][] = [
  [/ies$/, 'y'],
  [/(?<![su])s$/, ''],
  [/(uration|ation|ment|ness|ings?|ion|ure|ed|er|or|ly|al|ance|ence)$/, ''],
  [/e$/, ''],
]

/** A rough stem, so that a failure and what failed are the same word. */
export function stemOf(word: string): string {
  let stem = word.toLowerCase()
  for (const [ending, rest] of endings) {
    const shorter = stem.replace(ending, rest)
    if (shorter.length >= 3) stem = shorter
  }
  return stem.replace(/([^aeiou])\1$/, '$1')
}
