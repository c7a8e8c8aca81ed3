/** Ways in which people ask for a page that they know, made from its title and text, the same in every run. */
type Known = { title: string; url: string; text: string }
export type Asked = { way: string; query: string; url: string }
type Way = { name: string; least: number; ask: (page: Known, at: number) => Asked[] }

export const ways: Way[] = [
  way('its name', 95, ({ title }) => wordsOf(title).join(' ')),
  way('its name with a letter missing', 95, ({ title }, chance) => withoutLetter(wordsOf(title), chance).join(' ')),
  way('a plain question', 95, ({ title }) => `how do i fix ${wordsOf(title).join(' ')} please help me`),
  way('half a sentence of its text', 85, ({ text }, chance) => halfSentence(text, chance)),
]

type Chance = (below: number) => number

function way(name: string, least: number, query: (page: Known, chance: Chance) => string | null): Way {
  return {
    name,
    least,
    ask: (page, at) => {
      const asked = query(page, chanceFrom(at + 1))
      return asked ? [{ way: name, query: asked, url: page.url }] : []
    },
  }
}

function chanceFrom(seed: number): Chance {
  let state = (seed * 2_654_435_761) >>> 0
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function wordsOf(title: string): string[] {
  return title
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase())
}

function withoutLetter(words: string[], chance: Chance): string[] {
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '')
  const gone = chance(longest.length)
  return words.map((word) => (word === longest ? word.slice(0, gone) + word.slice(gone + 1) : word))
}

function halfSentence(text: string, chance: Chance): string | null {
  const sentences = text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => sentence.split(' '))
    .filter(({ length }) => length >= 8 && length <= 60)
  const sentence = sentences[chance(sentences.length)]
  if (!sentence) return null
  const half = Math.ceil(sentence.length / 2)
  const start = chance(sentence.length - half + 1)
  return sentence.slice(start, start + half).join(' ')
}
