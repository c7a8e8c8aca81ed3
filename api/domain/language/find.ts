import { fold, foldLong, isPlain } from './fold.ts'
import { denseRun, letters, plainWord, signsOf } from './words.ts'

/**
 * What a question asks of a text's words: each of its parts, each in one of several ways, each way all of some beginnings of
 * words.
 */
export type Asked = string[][][]

const joints = String.raw`(?:[_\-./:'’@&\\=?#+~%$|]{1,3}|(?<=\p{N}),(?=\p{N}))`
const chain = `${letters}(?:${joints}${letters})*(?:\\+\\+|#)?`
const run = new RegExp(chain, 'gu')
/** The same for ASCII, which is read in half the time. */
const plainRun = new RegExp(
  chain.replaceAll('\\p{L}\\p{N}', 'a-zA-Z0-9').replaceAll('\\p{M}', '').replaceAll('\\p{N}', '[0-9]'),
  'g',
)
const between = /[^\p{L}\p{N}\p{M}]+/u
/** Where one word ends within another: order|12345, Kube|Node, HTTP|Error. */
const within =
  /(?<=\p{L}\p{M}*)(?=\p{N})|(?<=\p{N})(?=\p{L})|(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{M}*\p{Ll})/u
/** Vowels and stretching that Arabic and Hebrew are written with or without; what is not seen at all. */
const unwritten = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0655\u0670]/g
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]|\p{Variation_Selector}/gu
const amount = /^\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{1,2})?$/
/** Words that may as well stand apart: node-red, SAP/FI. */
const loose = /^[\p{L}\p{M}\p{N}]+(?:[-_/][\p{L}\p{M}\p{N}]+)+$/u

/** More pieces than this within one word are those of a hash, not of an identifier. */
const mostWithin = 4
/** A chain of more words than this is looked for in stretches. */
const mostChained = 12
const mostSigns = 64
const mostAsked = 24
/** PostgreSQL holds a megabyte of words per text. */
const mostKept = 400_000

/**
 * The words under which a text is found: in lower case, without accents (and as umlauts are written without them), each chain of
 * words from each of its words on, so that any part of an identifier, an address or a file name that begins with a word is the
 * beginning of one of them. SAP/FI-4711 is sapfi4711, fi4711 and 4711; numbers keep a point between them. Signs of scripts without
 * spaces come in overlapping pairs. The same for every database, which only has to find beginnings.
 */
export function wordsToFind(text: string): string[] {
  const words = new Set<string>()
  let kept = 0
  let before: { word: string; end: number } | null = null
  const put = (word: string) => {
    const cut = firstSigns(word)
    if (kept > mostKept || cut === '' || words.has(cut)) return
    words.add(cut)
    kept += cut.length * 3
  }
  const plain = prepared(text)
  for (const { piece, at, end } of piecesOf(plain)) {
    if (plainWord.test(piece)) {
      const word = piece.toLowerCase()
      put(word)
      before = { word, end }
      continue
    }
    if (denseRun.test(piece)) {
      const signs = signsOf(piece)
      for (const [index, sign] of signs.entries()) put(`${sign}${signs[index + 1] ?? ''}`)
      before = null
      continue
    }
    const atoms = atomsOf(piece)
    for (const way of spellings(atoms)) {
      for (const from of way.keys()) put(joined(way, { from, to: from + mostChained }))
      const isNear = before && at - before.end <= 4 && !plain.slice(before.end, at).includes('\n')
      if (isNear && isNumber(way[0]?.text)) put(`${before?.word}${joined(way, { from: 0, to: mostChained })}`)
    }
    for (const other of [withoutGroups(piece), signed(piece)]) if (other) put(other)
    const last = atoms.at(-1)
    before = last && !isNumber(last.text) ? { word: fold(last.text), end } : null
  }
  return [...words]
}

/** What a question asks for; nothing when there is no word in it. */
export function askedOf(question: string): Asked {
  const asked = [...piecesOf(prepared(question))].flatMap(({ piece }): Asked => {
    if (!denseRun.test(piece)) return [waysOf(piece)]
    const signs = signsOf(piece)
    return signs.length === 1 ? [[signs]] : signs.slice(1).map((sign, index) => [[`${signs[index]}${sign}`]])
  })
  return asked.slice(0, mostAsked)
}

/** Every way in which a text may hold what was asked: as it was written, without v or 0x, without groups of thousands, apart. */
function waysOf(piece: string): string[][] {
  const sign = signed(piece)
  if (sign) return [[sign]]
  const atoms = atomsOf(piece)
  const [first, second] = atoms
  const isPrefixed = first && second && /^(v|0)$/i.test(first.text) && !second.begins
  const bare = /^0x[0-9a-f]{4,}$/i.test(piece)
    ? piece.slice(2)
    : isPrefixed && isNumber(second.text)
      ? piece.slice(1)
      : null
  const plain = withoutGroups(piece)
  const chains = [piece, ...(bare ? [bare] : [])].flatMap((written) => spellings(atomsOf(written)).map(stretches))
  const apart = loose.test(piece) ? spellings(atoms).map(apartOf) : []
  const ways = [...chains, ...(plain ? [[plain]] : []), ...apart]
  return ways.filter((way, index) => ways.findIndex((other) => other.join(' ') === way.join(' ')) === index)
}

type Atom = { text: string; begins: boolean }

/** A chain cut into its words; `begins` marks those behind a sign. */
function atomsOf(piece: string): Atom[] {
  return piece
    .split(between)
    .filter(Boolean)
    .flatMap((part) => {
      const found = part.split(within)
      const split = found.length > mostWithin ? [part] : found
      return split.map((text, index) => ({ text, begins: index === 0 }))
    })
}

function spellings(atoms: readonly Atom[]): Atom[][] {
  const folded = atoms.map((atom) => ({ ...atom, text: fold(atom.text) }))
  if (atoms.every(({ text }) => isPlain(text))) return [folded]
  const long = atoms.map((atom) => ({ ...atom, text: foldLong(atom.text) ?? fold(atom.text) }))
  return long.some(({ text }, index) => text !== folded[index]?.text) ? [folded, long] : [folded]
}

/** Two numbers that a sign parts stay apart: 1.2.3 is not 123. */
function joined(atoms: readonly Atom[], { from, to }: { from: number; to: number }): string {
  let chain = ''
  for (const { text, begins } of atoms.slice(from, to))
    chain += begins && /\p{N}$/u.test(chain) && isNumber(text) ? `.${text}` : text
  return chain
}

function stretches(atoms: readonly Atom[]): string[] {
  const starts = atoms.map((_, index) => index).filter((index) => index % mostChained === 0)
  return starts.map((from) => firstSigns(joined(atoms, { from, to: from + mostChained })))
}

/** Words by themselves, a number with the word before it, as a text has it that puts spaces between. */
function apartOf(atoms: readonly Atom[]): string[] {
  const apart: string[] = []
  atoms.forEach(({ text, begins }, index) => {
    const last = apart.length - 1
    const belongs = last >= 0 && (!begins || isNumber(text))
    if (belongs) apart[last] = joined(atoms, { from: startOf(atoms, index), to: index + 1 })
    else apart.push(text)
  })
  return apart
}

function startOf(atoms: readonly Atom[], index: number): number {
  let start = index
  while (start > 0 && (!atoms[start]?.begins || isNumber(atoms[start]?.text))) start--
  return start
}

/** 1.234,56 as 1234.56; null for what is no amount. */
function withoutGroups(piece: string): string | null {
  if (!amount.test(piece)) return null
  const [, whole = '', , part] = /^(.*?)(([.,])\d{1,2})?$/.exec(piece) ?? []
  const cents = /[.,](\d{1,2})$/.exec(piece)?.[1]
  const digits = (cents ? whole : piece).replace(/\D/g, '')
  return part && cents ? `${digits}.${cents}` : digits
}

/** C# and C++ as words of their own. */
function signed(piece: string): string | null {
  const found = /^(\p{L}{1,2})(#)$|^(\p{L}+)(\+\+)$/u.exec(piece)
  return found ? fold(`${found[1] ?? found[3]}${found[2] ?? found[4]}`) : null
}

function prepared(text: string): string {
  if (isPlain(text)) return text
  return text.normalize('NFKC').replace(unseen, '').replace(unwritten, '')
}

type Piece = { piece: string; at: number; end: number }

function piecesOf(text: string): Iterable<Piece> {
  return isPlain(text) ? plainPieces(text) : anyPieces(text)
}

function plainPieces(text: string): Piece[] {
  return Array.from(text.matchAll(plainRun), ({ 0: piece, index: at }) => ({ piece, at, end: at + piece.length }))
}

function* anyPieces(text: string): Generator<Piece> {
  for (const { 0: found, index } of text.matchAll(run)) {
    let at = index
    for (const piece of denseRun.test(found) ? found.split(denseRun) : [found]) {
      if (/[\p{L}\p{N}]/u.test(piece)) yield { piece, at, end: at + piece.length }
      at += piece.length
    }
  }
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\p{N}/u.test(text)
}

/** Cut between signs, never within one. */
function firstSigns(word: string): string {
  return word.length <= mostSigns ? word : [...word].slice(0, mostSigns).join('')
}
