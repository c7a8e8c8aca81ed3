import { type Language, languageIdOf, languageOf } from '../language/language.ts'

type Spelling = { stem: number; word: string; isPart: boolean; begins: boolean }

/** Every stem and spelling of the pages. */
export type Lexicon = ReturnType<typeof makeLexicon>

/** A language, and the spellings met in it. */
export type Speaking = { language: Language; known: Map<string, number> }

export function makeLexicon() {
  const stems = new Map<string, number>()
  const spellings: Spelling[] = [{ stem: 0, word: '', isPart: false, begins: false }]
  const languages = new Map<string, Speaking>()
  return {
    language(tag: string) {
      const id = languageIdOf(tag)
      const before = languages.get(id)
      if (before) return before
      const made = { language: languageOf(id), known: new Map<string, number>() }
      languages.set(id, made)
      return made
    },
    add({ text, isPart }: { text: string; isPart: boolean }, { language, known }: Speaking): number {
      const before = known.get(text)
      const spelling = before === undefined ? undefined : spellings[before]
      if (before !== undefined && spelling) {
        if (isPart) spelling.isPart = true
        return before
      }
      const stem = language.stemOf(text)
      const number = stems.get(stem) ?? stems.size
      stems.set(stem, number)
      known.set(text, spellings.length)
      return spellings.push({ stem: number, word: text, isPart, begins: false }) - 1
    },
    stems,
    spellings,
    known: () => [...languages.values()].map(({ known }) => known),
    languages: () => [...languages.keys()],
  }
}

/** Marks the words with which a longer one begins: others need not be tried together with the next. */
export function markBeginnings(spellings: Spelling[]) {
  const sorted = spellings.toSorted((one, other) => (one.word < other.word ? -1 : one.word > other.word ? 1 : 0))
  sorted.forEach((spelling, index) => {
    let next = index + 1
    while (sorted[next]?.word === spelling.word) next++
    spelling.begins = spelling.word !== '' && (sorted[next]?.word.startsWith(spelling.word) ?? false)
  })
}
