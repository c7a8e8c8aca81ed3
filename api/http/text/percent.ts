/** The bytes that a percent-encoded text stands for; each character of it is one byte. */
export function percentDecoded(text: string): Uint8Array {
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Uint8Array.from(Buffer.from(decoded, 'latin1'))
}
