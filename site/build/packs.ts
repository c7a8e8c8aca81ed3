import { createHash } from 'node:crypto'
import { link, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

type Packed = Record<string, string>
const press = promisify(gzip)
const atOnce = 64
/** Tells of the packs beside it by what is in them: a name for each digest. */
const list = '.packs'

/** Presses contents into packs of a folder, by their names. What one of the folders in `before` has is the same file here. */
export async function writePacks(
  folder: string,
  contents: ReadonlyMap<string, Uint8Array | string>,
  before: string | undefined,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const there = before ? await packsIn(before) : new Map<string, string>()
  const waiting = [...contents].map(([name, content]) => ({ name, content, digest: digestOf(content) }))
  const packed: Packed = Object.fromEntries(waiting.map(({ digest, name }) => [digest, name]))
  await writeFile(join(folder, list), JSON.stringify(packed))
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const place = join(folder, `${next.name}.pack`)
        const known = there.get(next.digest)
        if (!known || !(await linked(known, place))) await writeFile(place, await pressed(next.content))
      }
    }),
  )
}

function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('base64url')
}

/** As small as it gets: what is pressed once is sent a thousand times. */
export function pressed(content: Uint8Array | string): Promise<Buffer> {
  return press(content, { level: 9 })
}

async function packsIn(dir: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const name of await readdir(dir).catch(() => [])) {
    const packed: Packed = JSON.parse(await readFile(join(dir, name, list), 'utf8').catch(() => '{}'))
    for (const [digest, pack] of Object.entries(packed)) found.set(digest, join(dir, name, `${pack}.pack`))
  }
  return found
}

/** Not everywhere one file may have two names. */
async function linked(file: string, place: string): Promise<boolean> {
  return link(file, place).then(
    () => true,
    () => false,
  )
}
