/** A growing list of whole numbers, four bytes each. */
export type Numbers = { push: (value: number) => void; at: (index: number) => number; count: () => number }

export function makeNumbers(): Numbers {
  let values = new Uint32Array(1024)
  let count = 0
  return {
    push: (value) => {
      if (count === values.length) {
        const wider = new Uint32Array(count * 2)
        wider.set(values)
        values = wider
      }
      values[count++] = value
    },
    at: (index) => values[index] ?? 0,
    count: () => count,
  }
}
