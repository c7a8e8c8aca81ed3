import { cleanText } from './text.ts'

const signatures: [type: string, offset: number, bytes: number[]][] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['application/gzip', 0, [0x1f, 0x8b]],
]

/** Every type that a file can be. */
export const sniffedTypes: readonly string[] = [
  ...signatures.map(([type]) => type),
  'text/plain',
  'application/octet-stream',
]

/** What a file is, by its bytes and never by its name: pictures, PDF, archives, plain text; anything else is opaque. */
export function sniff(bytes: Uint8Array): string {
  const found = signatures.find(([, offset, wanted]) => wanted.every((byte, index) => bytes[offset + index] === byte))
  if (found) return found[0]
  return isText(bytes) ? 'text/plain' : 'application/octet-stream'
}

function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096)
  if (head.length === 0 || head.includes(0)) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, cutAt(head)))
    return !/<\s*(!doctype|html|script|svg|\?xml)/i.test(text)
  } catch {
    return false
  }
}

/** Leaves out a character that the cut at 4096 bytes may have split. */
function cutAt(head: Uint8Array): number {
  return head.length < 4096 ? head.length : head.findLastIndex((byte) => byte < 0x80) + 1
}

/** A file name without folders, control or direction characters, at most 120 characters: its end says what it is. */
export function safeName(name: string): string {
  const base = cleanText(name).split(/[\\/]/).at(-1) ?? ''
  const clean = cleanText(base.replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, ''))
  return [...clean.replace(/^\.+/, '')].slice(-120).join('') || 'file'
}
