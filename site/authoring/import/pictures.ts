import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, posix } from 'node:path'
import { safeName, withoutRoot } from './names.ts'
import { readPicture, type Source } from './source.ts'

/** A picture of the source and where it goes; `why` when it cannot come along. */
export type Picture = { target: string } | { why: string }

/** Where each picture goes: beside its article, under a safe name that nothing else has. */
export async function picturesOf(
  source: Source,
  { into, contentDir, force }: { into: string; contentDir: string; force: boolean },
): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>()
  const taken = new Set<string>()
  for (const file of source.pictures) {
    const read = await readPicture(source.dir, file)
    if (!read.ok) {
      pictures.set(file, { why: read.why })
      continue
    }
    const ending = extname(file).toLowerCase()
    const folders = posix
      .dirname(withoutRoot(file))
      .split('/')
      .filter((part) => part !== '.')
      .map((part) => safeName(part.replace(/ [0-9a-f]{32}$/, '')))
    const wanted = posix.join(into, ...folders, safeName(posix.basename(file, extname(file))))
    const hash = createHash('sha256').update(read.bytes).digest('hex').slice(0, 8)
    const there = await readFile(join(contentDir, wanted + ending)).catch(() => null)
    const other = there !== null && !there.equals(read.bytes) && !force
    const target = other || taken.has((wanted + ending).toLowerCase()) ? `${wanted}-${hash}${ending}` : wanted + ending
    taken.add(target.toLowerCase())
    pictures.set(file, { target })
  }
  return pictures
}
