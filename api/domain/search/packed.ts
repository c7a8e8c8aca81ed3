import { firstNotBefore } from '../base/halving.ts'
import { type ByteReader, type ByteWriter, readBytes, writeBytes } from './bytes.ts'
import type { Facets, SearchIndex } from './index-of-pages.ts'
import type { PageKind } from './page.ts'
import type { Teams } from './places.ts'
import { shortened } from './postings.ts'
import type { Synonyms } from './synonyms.ts'
import type { Lesson } from './taught.ts'

/** Part of a sorted row: its first entry tells which part holds what. */
export type Chunk = { first: string; bytes: Uint8Array }

/** What a browser has before it knows a word that is asked. */
export type Manifest = {
  /** Folder of all other files, named by their content. */
  at: string
  pageCount: number
  languages: string[]
  facets: PackedFacets
  synonyms: Synonyms
  /** Numbers of pages that were overdue when the site was built. */
  overdue: number[]
  taught: Lesson[]
  teams: Teams
  /** First entries of the chunks of stems, of words, and of words read backwards. */
  stems: string[]
  words: string[]
  endings: string[]
}

/** Runs of equal values, since pages come sorted by kind and folder. */
type Runs<T> = [value: T, times: number][]
type PackedFacets = {
  kinds: Runs<PageKind>
  automations: Runs<string>
  isArchived: Runs<boolean>
  catalogue: Facets['catalogue']
  /** Left out where there are none. */
  versions?: Facets['versions']
}

const chunkSize = 7_000

/** All stems with their postings, in chunks of a few kilobytes. What very many pages have is told of those pages only that say most about it. */
export function packStems({ stems, offsets, bytes, pageCount }: SearchIndex): Chunk[] {
  return pack(stems, (out, stem, index) => {
    const postings = shortened(bytes.subarray(offsets[index], offsets[index + 1]), pageCount)
    writeText(out, stem)
    out.number(postings.length)
    out.append(postings)
  })
}

/** Reads a chunk of stems; postings stay packed. */
export function unpackStems(bytes: Uint8Array): Map<string, Uint8Array> {
  const from = readBytes(bytes)
  const found = new Map<string, Uint8Array>()
  for (let before = ''; !from.isDone(); ) {
    before = readText(from, before)
    const size = from.number()
    found.set(before, from.take(size))
  }
  return found
}

/** Words in order with how many pages have each. */
export function packWords(words: readonly { word: string; having: number }[]): Chunk[] {
  const sorted = [...words].sort((one, other) => (one.word < other.word ? -1 : 1))
  return pack(
    sorted.map(({ word }) => word),
    (out, word, index) => {
      writeText(out, word)
      out.number(sorted[index]?.having ?? 0)
    },
  )
}

/** Reads a chunk of words that `packWords` wrote. */
export function unpackWords(bytes: Uint8Array): { word: string; having: number }[] {
  const from = readBytes(bytes)
  const words: { word: string; having: number }[] = []
  for (let before = ''; !from.isDone(); ) {
    before = readText(from, before)
    words.push({ word: before, having: from.number() })
  }
  return words
}

function pack(names: readonly string[], write: (out: TextWriter, name: string, index: number) => void): Chunk[] {
  const chunks: Chunk[] = []
  let open: { first: string; out: TextWriter } | undefined
  names.forEach((name, index) => {
    open ??= { first: name, out: { ...writeBytes(), before: '' } }
    write(open.out, name, index)
    if (open.out.size() < chunkSize) return
    chunks.push({ first: open.first, bytes: open.out.bytes() })
    open = undefined
  })
  if (open) chunks.push({ first: open.first, bytes: open.out.bytes() })
  return chunks
}

/** A text as what it shares with the one before, and the rest. */
type TextWriter = ByteWriter & { before: string }

const encoder = new TextEncoder()

function writeText(out: TextWriter, text: string) {
  let shared = 0
  while (shared < text.length && text[shared] === out.before[shared]) shared++
  const rest = encoder.encode(text.slice(shared))
  out.number(shared)
  out.number(rest.length)
  out.append(rest)
  out.before = text
}

function readText(from: ByteReader, before: string): string {
  const shared = from.number()
  return before.slice(0, shared) + new TextDecoder().decode(from.take(from.number()))
}

/** The chunk that would hold a name: the last that does not begin after it; -1 when it comes before all. */
export function chunkOf(firsts: readonly string[], name: string): number {
  return firstNotBefore(firsts.length, (index) => (firsts[index] ?? '') <= name) - 1
}

/** What pages are narrowed by, page after page, as runs of the same. */
export function packFacets({ kinds, automations, isArchived, catalogue, versions }: Facets): PackedFacets {
  return {
    kinds: runsOf(kinds),
    automations: runsOf(automations),
    isArchived: runsOf(isArchived),
    catalogue,
    ...(versions.length > 0 ? { versions } : {}),
  }
}

/** Reads what `packFacets` wrote. */
export function unpackFacets({ kinds, automations, isArchived, catalogue, versions = [] }: PackedFacets): Facets {
  return {
    kinds: spread(kinds),
    automations: spread(automations),
    isArchived: spread(isArchived),
    catalogue,
    versions,
  }
}

function runsOf<T>(values: readonly T[]): Runs<T> {
  const runs: Runs<T> = []
  for (const value of values) {
    const last = runs.at(-1)
    if (last && last[0] === value) last[1]++
    else runs.push([value, 1])
  }
  return runs
}

function spread<T>(runs: Runs<T>): T[] {
  return runs.flatMap(([value, times]) => new Array<T>(times).fill(value))
}
