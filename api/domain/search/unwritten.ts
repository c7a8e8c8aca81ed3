import { rarityOf } from './fields.ts'
import type { Asked, Question } from './question.ts'
import type { Source } from './source.ts'
import type { Instead } from './synonyms.ts'

const nearWeight = 0.7

/** A word that nobody wrote is read as one that is a letter off, as the beginning of a longer one, or as two written together. */
export async function withNearWords(source: Source, question: Question, unknown: Asked[]) {
  const last = question.words.at(-1)
  const corrected = new Map<string, string>()
  const instead: Instead[] = []
  const readAs = new Map<string, string[]>()
  const stemsOf = (word: string) => [...new Set(source.languages.map(({ stemOf }) => stemOf(word)))]
  for (const { word } of unknown.slice(0, 6)) {
    if (readAs.has(word)) continue
    const near = await source.near(word, { isLast: question.isOpen && word === last?.word })
    const [best] = near
    if (best) {
      readAs.set(word, stemsOf(best))
      corrected.set(word, best)
      instead.push({ what: [], by: near.flatMap(stemsOf).map((stem) => ({ stems: [stem], weight: nearWeight })) })
    } else {
      const two = await twoWords(source, word)
      if (two) instead.push({ what: [], by: [{ stems: two, weight: nearWeight }] })
    }
  }
  const words = question.words.map((asked) => ({ ...asked, stems: readAs.get(asked.word) ?? asked.stems }))
  return { question: { ...question, words }, instead, corrected }
}

/** The two words of one that was written together, such as nodered; the rarer pair where there are several. */
async function twoWords({ languages, postings, pageCount }: Source, word: string): Promise<string[] | null> {
  if (word.length < 5 || word.length > 24 || !/^\p{L}+$/u.test(word)) return null
  const stemOf = (part: string) => languages[0]?.stemOf(part) ?? part
  const cuts = Array.from({ length: word.length - 3 }, (_, index) =>
    [word.slice(0, index + 2), word.slice(index + 2)].map(stemOf),
  )
  const known = await postings([...new Set(cuts.flat())])
  const worth = (stems: string[]) =>
    stems.reduce((sum, stem) => sum + rarityOf(known.get(stem)?.having ?? 0, pageCount), 0)
  return (
    cuts.filter((stems) => stems.every((stem) => known.has(stem))).sort((one, other) => worth(other) - worth(one))[0] ??
    null
  )
}
