/** Texts as databases order them that compare bytes: UTF-8 orders by code points, JavaScript by halves of them. */
export function inBytes(one: string, other: string): number {
  if (one === other) return 0
  const most = Math.min(one.length, other.length)
  for (let at = 0; at < most; at++) {
    const [here, there] = [one.charCodeAt(at), other.charCodeAt(at)]
    if (here !== there) return rank(here) - rank(there)
  }
  return one.length - other.length
}

/** Halves of pairs stand for what is behind all that has none. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit
}

/** How a text begins, as a number: of two texts the lesser number comes first; those with the same have to be compared. */
export function firstSigns(text: string): number {
  const sign = (at: number) => (at < text.length ? rank(text.charCodeAt(at)) + 1 : 0)
  return (sign(0) * signs + sign(1)) * signs + sign(2)
}

/** So many ranks there are; three of them are a number that is exact. */
const signs = 0x1e001
