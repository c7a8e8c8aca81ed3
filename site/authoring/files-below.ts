import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** Files below a folder with one of the endings, as paths with forward slashes, in order. */
export async function filesBelow(dir: string, folder: string, endings: RegExp): Promise<string[]> {
  const names = await readdir(join(dir, folder), { recursive: true }).catch(() => [] as string[])
  return names
    .filter(
      (name) => endings.test(name) && !name.split(sep).some((part) => part.startsWith('.') || part.startsWith('_')),
    )
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .sort()
}
