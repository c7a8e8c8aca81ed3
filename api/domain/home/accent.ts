import type { Issue } from '../base/issue.ts'
import { leastContrast, mixed, readableColour, worstContrast } from './colour.ts'
import type { Face } from './face.ts'

/** The grounds of the pages, as `site/styles/tokens.css` has them; a test holds one to the other. */
export const papers = { light: ['#ffffff', '#f5f6f4'], dark: ['#12171b', '#191f24'] } as const
type Mode = keyof typeof papers

/** The colours that follow from one accent in one appearance. */
type Accent = { accent: string; strong: string; sunk: string }

const shares = { light: { strong: 0.25, sunk: 0.9 }, dark: { strong: 0.3, sunk: 0.8 } }
const away = { light: '#000000', dark: '#ffffff' }

/** The accent of a face in light and dark; where only one colour is given, the dark one is the nearest that can be read. */
export function accentsOf({ accent }: Pick<Face, 'accent'>): Record<Mode, Accent> | null {
  if (accent === undefined) return null
  const light = typeof accent === 'string' ? accent : accent.light
  const dark = typeof accent === 'string' ? nearestReadable(accent, 'dark') : accent.dark
  return { light: toned(light, 'light'), dark: toned(dark, 'dark') }
}

/** Accents on which or in which nobody could read, each with a near one that can be read. */
export function accentIssues({ accent }: Pick<Face, 'accent'>): Issue[] {
  if (accent === undefined) return []
  const given: [Mode, string, string[]][] =
    typeof accent === 'string'
      ? [['light', accent, []]]
      : [
          ['light', accent.light, ['light']],
          ['dark', accent.dark, ['dark']],
        ]
  return given.flatMap(([mode, colour, path]) => {
    const contrast = worstContrast(colour, groundsOf(colour, mode))
    if (contrast >= leastContrast) return []
    const has = Math.floor(contrast * 10) / 10
    return [
      {
        path: ['face', 'accent', ...path],
        came: colour,
        expected: `a colour that can be read on the ${mode} pages: at least ${leastContrast}:1, it has ${has}:1`,
        hint: `${nearestReadable(colour, mode)} is near`,
      },
    ]
  })
}

function nearestReadable(colour: string, mode: Mode): string {
  return readableColour(colour, (one) => groundsOf(one, mode))
}

function groundsOf(colour: string, mode: Mode): string[] {
  return [...papers[mode], toned(colour, mode).sunk]
}

function toned(accent: string, mode: Mode): Accent {
  const { strong, sunk } = shares[mode]
  return { accent, strong: mixed(accent, away[mode], strong), sunk: mixed(accent, papers[mode][0], sunk) }
}
