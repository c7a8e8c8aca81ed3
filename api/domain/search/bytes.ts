/** A growing row of bytes; numbers take as few as they need. */
export type ByteWriter = {
  byte: (value: number) => void
  number: (value: number) => void
  append: (bytes: Uint8Array) => void
  bytes: () => Uint8Array
  size: () => number
}

/** Begins an empty row of bytes. Numbers are whole and not negative: seven bits a byte, the lowest first. */
export function writeBytes(): ByteWriter {
  let all = new Uint8Array(1024)
  let size = 0
  const widen = (most: number) => {
    const wider = new Uint8Array(Math.max(all.length * 2, most))
    wider.set(all)
    all = wider
  }
  const byte = (value: number) => {
    if (size === all.length) widen(size + 1)
    all[size++] = value
  }
  return {
    byte,
    number: (value) => {
      let rest = value
      for (; rest >= 128; rest >>>= 7) byte((rest & 127) | 128)
      byte(rest)
    },
    append: (bytes) => {
      if (size + bytes.length > all.length) widen(size + bytes.length)
      all.set(bytes, size)
      size += bytes.length
    },
    bytes: () => all.subarray(0, size),
    size: () => size,
  }
}

/** Reads a row of bytes in the order in which it was written. */
export type ByteReader = {
  byte: () => number
  number: () => number
  take: (count: number) => Uint8Array
  isDone: () => boolean
}

/** Reads from its beginning what `writeBytes` wrote; behind the end all is 0. */
export function readBytes(bytes: Uint8Array): ByteReader {
  let at = 0
  return {
    byte: () => bytes[at++] ?? 0,
    number: () => {
      let value = 0
      for (let shift = 0; ; shift += 7) {
        const next = bytes[at++] ?? 0
        value += (next & 127) * 2 ** shift
        if (next < 128) return value
      }
    },
    take: (count) => {
      at += count
      return bytes.subarray(at - count, at)
    },
    isDone: () => at >= bytes.length,
  }
}
