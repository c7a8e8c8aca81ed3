/** Index of the first place for which `isBefore` is false, found by halving: it is true for all before it, and false from there on. `length` when there is none. */
export function firstNotBefore(length: number, isBefore: (index: number) => boolean, from = 0): number {
  let low = from
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
