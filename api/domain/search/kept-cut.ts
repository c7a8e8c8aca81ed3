import type { KeptCut } from './cut-pages.ts'

/** Cut pages as rows of bytes to be kept: `unpackCut` reads them on the same kind of machine. */
export function packCut({ keys, cut: { words, codes, spans } }: KeptCut): Uint8Array[] {
  const ends = Uint32Array.from(spans, ({ to }) => to)
  const [names, texts] = [keys, words].map((all) => new TextEncoder().encode(all.join('\n')))
  return [names ?? none, texts ?? none, bytesOf(ends), bytesOf(codes)]
}

/** Reads what `packCut` made of pages that lie one behind the other. */
export function unpackCut([names = none, texts = none, ends = none, codes = none]: readonly Uint8Array[]): KeptCut {
  const [keys = [], words = []] = [names, texts].map((bytes) =>
    bytes.length === 0 ? [] : new TextDecoder().decode(bytes).split('\n'),
  )
  const all = numbersOf(ends)
  return {
    keys,
    cut: {
      words,
      codes: numbersOf(codes),
      spans: Array.from(all, (to, page) => ({ from: all[page - 1] ?? 0, to })),
    },
  }
}

const none = new Uint8Array(0)

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** A copy, since numbers of four bytes begin where four divides. */
function numbersOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(new Uint8Array(bytes).buffer)
}
