type Triple = [number, number, number]

/** What text in a colour may stand on. */
type Grounds = readonly string[]

/** The least contrast of text against its ground (WCAG 2.2, 1.4.3 AA). */
export const leastContrast = 4.5

/** The contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2). */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** The lowest contrast of a colour against several grounds. */
export function worstContrast(colour: string, grounds: Grounds): number {
  return Math.min(...grounds.map((ground) => contrastOf(colour, ground)))
}

/** The colour nearest to one, of the same hue, that can be read on all the grounds; itself when it can. */
export function readableColour(colour: string, groundsOf: (colour: string) => Grounds): string {
  const [lightness, a, b] = toLab(colour)
  const found = Array.from({ length: 401 }, (_, step) => {
    const moved = Math.ceil(step / 2) * 0.005 * (step % 2 === 0 ? 1 : -1)
    return Math.min(1, Math.max(0, lightness + moved))
  })
    .map((level) => (level === lightness ? colour.toLowerCase() : fromLab([level, a, b])))
    .find((one) => worstContrast(one, groundsOf(one)) >= leastContrast)
  return found ?? colour
}

/** A colour with so much of another one in it, from 0 to 1. */
export function mixed(colour: string, other: string, share: number): string {
  const [one, two] = [channels(colour), channels(other)]
  return hex(one.map((value, at) => value * (1 - share) + (two[at] ?? 0) * share) as Triple)
}

function channels(colour: string): Triple {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as Triple
}

function hex(values: Triple): string {
  const byte = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 255)
  return `#${values.map((value) => byte(value).toString(16).padStart(2, '0')).join('')}`
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function curved(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * Math.max(0, value) ** (1 / 2.4) - 0.055
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map(linear) as Triple
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Lightness and the two axes of hue, as eyes see them (Oklab, Ottosson 2020). */
function toLab(colour: string): Triple {
  const [r, g, b] = channels(colour).map(linear) as Triple
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromLab([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return hex([
    curved(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    curved(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    curved(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ])
}
