type Picture = { address: string; width: number; height: number }
/** The pictures of a home's logo, and whether its name is in them. */
export type LogoShown = { light: Picture; dark: Picture; hasName: boolean }

/** How high a logo stands in the header, in CSS pixels. */
const high = 28

/** The mark of a home without a logo of its own: the path of a ladder in a box of 18 by 20. */
export const ladderMark = 'M4 1v18M14 1v18M4 5h10M4 10h10M4 15h10'

/** A logo's pictures as the header shows them, one for each scheme. */
export function logoPictures({
  light,
  dark,
}: LogoShown): { address: string; width: number; height: number; only: string }[] {
  return [
    { ...light, only: 'light' },
    { ...dark, only: 'dark' },
  ].map(({ address, width, height, only }) => ({
    address,
    width: Math.round((width / height) * high),
    height: high,
    only,
  }))
}
