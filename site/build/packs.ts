import { type Hash, hash } from 'node:crypto'
import { linkSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

type Content = Uint8Array | string
type Pack = { name: string; digest: string; content: () => Content | undefined }
/** What a folder tells of its packs: the name of each by its digest, and the digests of what was made from something else by a key of that. */
type Told = { names: Record<string, string>; made: Record<string, string[]> }

const press = promisify(gzip)
const atOnce = 64
const list = '.packs'

/** Collects contents, and presses them into packs of a folder. What one of the folders in `before` has is the same file here. */
export async function collectPacks(before: string | undefined) {
  const there = before
    ? await packsIn(before)
    : { places: new Map<string, string>(), made: new Map<string, string[]>() }
  const packs: Pack[] = []
  const made: Told['made'] = {}
  const add = (name: string, content: Content) => {
    const digest = hash('sha256', content, 'base64url')
    packs.push({ name, digest, content: () => content })
    return digest
  }
  return {
    add,
    /** Adds what is made from something, under a name for each part. The same key, the same contents: what was made then is not made again. */
    addMade(
      key: string | undefined,
      { nameOf, make }: { nameOf: (part: number) => string; make: () => string[] },
    ): void {
      const known = key === undefined ? undefined : there.made.get(key)
      const parts = known?.map((digest, part) => ({ name: nameOf(part), digest, content: () => make()[part] }))
      if (parts) packs.push(...parts)
      const digests = known ?? make().map((content, part) => add(nameOf(part), content))
      if (key !== undefined) made[key] = digests
    },
    /** Puts what all packs are called and hold into a hash. */
    tell(to: Hash): void {
      for (const { name, digest } of packs) to.update(`${name} ${digest}\n`)
    },
    async write(folder: string): Promise<void> {
      await mkdir(folder, { recursive: true })
      const names = Object.fromEntries(packs.map(({ digest, name }) => [digest, name]))
      writeFileSync(join(folder, list), JSON.stringify({ names, made } satisfies Told))
      const waiting = packs.filter(({ name, digest }) => !linked(there.places.get(digest), placeOf(folder, name)))
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (let next = waiting.pop(); next; next = waiting.pop())
            writeFileSync(placeOf(folder, next.name), await pressed(next.content() ?? ''))
        }),
      )
    },
  }
}

/** As small as it gets: what is pressed once is sent a thousand times. */
export function pressed(content: Content): Promise<Buffer> {
  return press(content, { level: 9 })
}

async function packsIn(dir: string) {
  const places = new Map<string, string>()
  const made = new Map<string, string[]>()
  for (const name of await readdir(dir).catch(() => [])) {
    const told: Partial<Told> = JSON.parse(await readFile(join(dir, name, list), 'utf8').catch(() => '{}'))
    for (const [digest, pack] of Object.entries(told.names ?? {})) places.set(digest, placeOf(join(dir, name), pack))
    for (const [key, digests] of Object.entries(told.made ?? {})) made.set(key, digests)
  }
  return { places, made }
}

function placeOf(folder: string, name: string): string {
  return join(folder, `${name}.pack`)
}

/** Not everywhere one file may have two names. Waiting for each link takes longer than making it. */
function linked(file: string | undefined, place: string): boolean {
  if (file === undefined) return false
  try {
    linkSync(file, place)
    return true
  } catch {
    return false
  }
}
