import { mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Random = (bytes: number) => Uint8Array

/** The secret that signs sessions: made once, readable by this user only. */
export async function keptSecret(dataDir: string, random: Random): Promise<string> {
  const file = join(dataDir, 'secret')
  await mkdir(dataDir, { recursive: true })
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(Buffer.from(random(32)).toString('base64url'))
    await handle.sync()
    await handle.close()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return (await readFile(file, 'utf8')).trim()
}

/** The secret that is there already, or null. */
export async function foundSecret(dataDir: string): Promise<string | null> {
  const text = await readFile(join(dataDir, 'secret'), 'utf8').catch(() => '')
  return text.trim() || null
}

/** A password that can be read out: four groups of four letters and digits. */
export function readablePassword(random: Random): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const letters = [...random(16)].map((byte) => alphabet[byte % alphabet.length])
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-')
}

/** Writes a file that only its owner reads. */
export async function writePrivate(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 })
}
