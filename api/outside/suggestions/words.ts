import lunr from 'lunr'

/** A word of a text and its place. `extra` marks another spelling of what stands there, which takes no place itself. */
export type Word = { text: string; at: number; extra: boolean }

const chunk = /[\p{L}\p{N}]+(?:[_\-./:'’][\p{L}\p{N}]+)*/gu
const plain = /^[A-Z]?[a-z]+$/
const version = /^v?\d+(?:[.:]\d+)+$/i
const hexCode = /^0x([0-9a-f]{4,})$/i

/**
 * Words in lower case and without accents. Identifiers are split (KubeNodeNotReady, ERR_BOT_TIMEOUT, paths) and also kept
 * whole; a version or time stays one word (v2.3.1 is 2.3.1, and also 2.3); 0x80070005 is also 80070005.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let at = 0
  const extra = (word: string) => words.push({ text: word, at, extra: true })
  for (const [whole] of fold(text).matchAll(chunk)) {
    if (plain.test(whole)) {
      words.push({ text: whole.toLowerCase(), at: at++, extra: false })
      continue
    }
    if (version.test(whole)) {
      const numbers = whole.replace(/^v/i, '').split(/[.:]/)
      for (let count = 2; count < numbers.length; count++) extra(numbers.slice(0, count).join('.'))
      words.push({ text: numbers.join('.'), at: at++, extra: false })
      continue
    }
    const parts = splitIdentifier(whole)
    const code = hexCode.exec(whole)?.[1]
    if (code) extra(code.toLowerCase())
    if (parts.length > 1 && parts.length <= 6 && !/['’]/.test(whole)) extra(parts.join(''))
    for (const part of parts) words.push({ text: part, at: at++, extra: false })
  }
  return words
}

function splitIdentifier(whole: string): string[] {
  return whole
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_\-./:'’]+/)
}

function fold(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs no folding
  return /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
}

export function stemOf(word: string): string {
  return /^[a-z]+$/.test(word) ? lunr.stemmer(new lunr.Token(word, {})).toString() : word
}

/** Whether two neighbours may also be written as one word, like log in, shut down, file system. */
export function mayJoin(first: string, second: string): boolean {
  return (
    first.length > 1 && second.length > 1 && first.length + second.length > 4 && !isNumber(first) && !isNumber(second)
  )
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word)
}

/** Words that say nothing about the matter of a question. Denials and directions stay: "not ready" is not "ready". */
export const fillers = new Set(
  (
    'a about after again all also am an and any are aren as at be because been before being both but by can could couldn ' +
    'd did didn do does doesn doing don for from further get gets getting give go goes got had hasn has have haven having ' +
    'he hello help her here hers hi him his how i if in into is isn it its itself just know let like ll m make may me ' +
    'might mine more most much must my need now of on once only or other our ours own please possible re s same shall she ' +
    'should so some such t than thank thanks that the their theirs them then there these they this those through to too ' +
    'try trying under until up use ve very want was wasn way we were what when where which while who whom why will won ' +
    'would wouldn you your yours'
  ).split(' '),
)
