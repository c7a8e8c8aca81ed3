import { ok, type Result } from './result.ts'

/** Why bytes are no text: the first byte (from 1) that the charset cannot have there, or a charset that nobody knows. */
export type NoText = { charset: string; byte: number } | { charset: string; byte: null }

/** Bytes as text by the charset they were declared to have, else as UTF-8; never with something put in the place of what cannot be read. */
export function decode(bytes: Uint8Array, charset = 'utf-8'): Result<string, NoText> {
  const reader = () => new TextDecoder(charset, { fatal: true })
  try {
    return ok(reader().decode(bytes))
  } catch (error) {
    const byte = error instanceof RangeError ? null : firstWrong(bytes, reader)
    return { ok: false, error: { charset, byte } }
  }
}

/** The longest beginning that can still go on is found by halving. */
function firstWrong(bytes: Uint8Array, reader: () => TextDecoder): number {
  let [good, bad] = [0, bytes.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (canGoOn(bytes.subarray(0, middle), reader())) good = middle
    else bad = middle
  }
  return Math.min(bad, bytes.length)
}

function canGoOn(bytes: Uint8Array, reader: TextDecoder): boolean {
  try {
    reader.decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
