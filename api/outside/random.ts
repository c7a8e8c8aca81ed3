import { randomBytes } from 'node:crypto'

const atOnce = 4096

/** Random bytes, of which the system is asked for many at a time: asking takes longer than making them. None is given twice. */
export function makeRandom(): (bytes: number) => Uint8Array {
  let made = Buffer.alloc(0)
  let given = 0
  return (bytes) => {
    if (bytes > atOnce) return randomBytes(bytes)
    if (given + bytes > made.length) {
      made = randomBytes(atOnce)
      given = 0
    }
    given += bytes
    return made.subarray(given - bytes, given)
  }
}
