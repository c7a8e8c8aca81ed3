/** A growing list of whole numbers, four bytes each. */
export type Numbers = {
  push: (value: number) => void
  count: () => number
  /** All of them, to be read: what is pushed later is not in it. */
  values: () => Uint32Array
}

/** Begins an empty list; a number is from 0 to 2³² − 1. */
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
    count: () => count,
    values: () => values.subarray(0, count),
  }
}
