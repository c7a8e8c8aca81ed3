import { spelledOut } from './contractions.ts'
import { fold, foldLong } from './fold.ts'
import type { Language } from './language.ts'

/**
 * A word of a text and its place. `text` is folded, `stem` is what its forms share in the language of the text. `extra` marks
 * another spelling of what stands there, which takes no place itself.
 */
export type Word = Cut & { stem: string }
export type Cut = { text: string; at: number; extra: boolean }

const dotted = String.raw`(?<![\p{L}\p{N}])\.\p{L}[\p{L}\p{N}]+`
/** A run of letters and digits, with what is put on them, as a regular expression. */
export const letters = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`
const joints = String.raw`(?:[_\-./:'’@&\\]|(?<=\p{N}),(?=\p{N}))`
const signs = String.raw`\+\+(?!\p{L})|#(?![\p{L}\p{N}#])`
const token = new RegExp(`${dotted}|${letters}(?:${joints}${letters})*(?:${signs})?`, 'gu')

/** A word as most are: it needs no second look for what is within it. */
export const plainWord = /^[A-Z]?[a-z]+$/
const version = /^v?\d+(?:[.:]\d+)+$/i
const hexCode = /^0x([0-9a-f]{4,})$/i
/** Scripts that put no space between words. */
const dense = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`
/** Cuts a text into runs of signs that have no spaces between words, and what stands between such runs. */
export const denseRun = new RegExp(`((?:(?=\\P{N})${dense}\\p{M}*)+)`, 'u')

/**
 * The words of a text, as they are written and as they are asked for. Identifiers are split (KubeNodeNotReady,
 * ERR_BOT_TIMEOUT, mail addresses, paths) and also kept whole; a version, time or IP address stays one word (v2.3.1 is 2.3.1, and also
 * 2.3); 0x80070005 is also 80070005; C#, C++ and .NET are words; "doesn't" is does and not. What has no spaces between words becomes overlapping pairs of signs.
 */
export function wordsOf(text: string, { stemOf }: Language): Word[] {
  return cutWords(text).map((word) => ({ ...word, stem: stemOf(word.text) }))
}

/** The words of a text without their stems: what reads very many texts finds each stem once. */
export function cutWords(text: string): Cut[] {
  const words: Cut[] = []
  let at = 0
  const put = (text: string, extra: boolean) => {
    words.push({ text, at, extra })
    if (!extra) at++
  }
  const spell = (part: string) => {
    const long = foldLong(part)
    if (long) put(long, true)
    put(fold(part), false)
  }
  for (const [found] of spelledOut(text).normalize('NFKC').matchAll(token)) {
    if (plainWord.test(found)) put(found.toLowerCase(), false)
    else for (const whole of found.split(denseRun).filter(Boolean)) cut(whole)
  }
  return words

  function cut(whole: string) {
    if (denseRun.test(whole)) {
      for (const pair of pairsOf(whole)) put(pair, false)
      return
    }
    const sign = /^(.*?)(\+\+|#)$/.exec(whole)
    if (sign) return cutSigned(sign[1] ?? '', sign[2] ?? '')
    if (whole.startsWith('.')) {
      put(fold(whole.slice(1)), true)
      put(`dot${fold(whole.slice(1))}`, true)
      return put(fold(whole), false)
    }
    if (version.test(whole)) {
      const numbers = whole.replace(/^v/i, '').split(/[.:]/)
      for (let count = 2; count < numbers.length; count++) put(numbers.slice(0, count).join('.'), true)
      return put(numbers.join('.'), false)
    }
    const parts = splitIdentifier(whole)
    const code = hexCode.exec(whole)?.[1]
    if (code) put(code.toLowerCase(), true)
    if (parts.length > 1 && parts.length <= 6 && !/['’]/.test(whole)) put(fold(parts.join('')), true)
    for (const part of parts) spell(part)
  }

  /** C# and F# are names; a sign behind a longer word is none, two plus signs always are. */
  function cutSigned(before: string, sign: string) {
    const last = /(?<!\p{L})\p{L}+$/u.exec(before)?.[0] ?? ''
    const isName = last !== '' && (sign === '++' || last.length <= 2)
    const rest = isName ? before.slice(0, -last.length).replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '') : before
    if (rest !== '') cut(rest)
    if (!isName) return
    if (sign === '#') put(`${fold(last)}sharp`, true)
    else if (last.length > 2) put(fold(last), true)
    else put(`${fold(last)}pp`, true)
    put(`${fold(last)}${sign}`, false)
  }
}

function splitIdentifier(whole: string): string[] {
  return whole
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(?<!\p{Lu})(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
}

/** 测试文本 as 测试, 试文, 文本: any part of two signs or more is found again, in its order. */
function pairsOf(run: string): string[] {
  const signs = signsOf(run)
  return signs.length < 2 ? signs : signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
}

/** The signs of a run, folded, each with the marks on it. */
export function signsOf(run: string): string[] {
  return fold(run).match(/\P{M}\p{M}*/gu) ?? []
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
