import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** What a kept file holds, or why it cannot be used: it is not there, made from something else, or not as it was written. */
export type Kept = { state: 'fresh'; parts: Uint8Array[] } | { state: 'absent' | 'stale' | 'damaged' }

type Head = { stamp: string; sizes: number[]; digest: string }
const longestHead = 1000

/** Where something made of a content folder is kept. */
export function keptIn(cacheDir: string, what: string, contentDir: string): string {
  const name = createHash('sha256').update(resolve(contentDir)).digest('hex').slice(0, 8)
  return join(cacheDir, `${what}-${name}`)
}

/** Keeps parts under a stamp that says what they were made from. The file is whole or not there. */
export async function keep(file: string, stamp: string, parts: readonly Uint8Array[]): Promise<void> {
  const head: Head = { stamp, sizes: parts.map(({ length }) => length), digest: digestOf(parts) }
  const fresh = `${file}.${randomUUID().slice(0, 8)}`
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(fresh, [`${JSON.stringify(head)}\n`, ...parts])
    await rename(fresh, file)
  } finally {
    await rm(fresh, { force: true })
  }
}

/** Reads what `keep` wrote under the same stamp, every byte of it checked. */
export async function readKept(file: string, stamp: string): Promise<Kept> {
  const bytes = await readFile(file).catch(() => null)
  if (!bytes) return { state: 'absent' }
  const end = bytes.subarray(0, longestHead).indexOf('\n')
  const head = headOf(bytes.subarray(0, Math.max(0, end)).toString())
  if (!head) return { state: 'damaged' }
  if (head.stamp !== stamp) return { state: 'stale' }
  let at = end + 1
  const parts = head.sizes.map((size) => {
    at += size
    return bytes.subarray(at - size, at)
  })
  return at === bytes.length && digestOf(parts) === head.digest ? { state: 'fresh', parts } : { state: 'damaged' }
}

/** A kept file as two functions, for what knows of no files. */
export function keptFile({ file, stamp }: { file: string; stamp: string }) {
  return {
    async read(): Promise<Uint8Array[] | null> {
      const kept = await readKept(file, stamp)
      return kept.state === 'fresh' ? kept.parts : null
    },
    keep: (parts: readonly Uint8Array[]) => keep(file, stamp, parts),
  }
}

function headOf(line: string): Head | null {
  try {
    const head: Partial<Head> = JSON.parse(line)
    return head.stamp && head.digest && Array.isArray(head.sizes) ? (head as Head) : null
  } catch {
    return null
  }
}

function digestOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('base64url')
}
