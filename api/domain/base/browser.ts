/** A browser, as far as it says what it is and where it runs. */
export type NamedBrowser = { name: string | null; system: string | null }

/** Looked for in this order: many say that they are another one, too. */
const names = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['CrOS', 'ChromeOS'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** Which browser on what a `User-Agent` names. */
export function namedBrowser(userAgent: string): NamedBrowser {
  const named = (known: readonly (readonly [string, string])[]) =>
    known.find(([sign]) => userAgent.includes(sign))?.[1] ?? null
  return { name: named(names), system: named(systems) }
}
