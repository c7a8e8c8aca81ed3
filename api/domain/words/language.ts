/** The languages in which Ladder speaks. One is a folder beside this file, of the same files as English but those that only the desk says. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** The language of support people, at the desk and on the command line. */
export const deskLanguage: Language = 'en'

/** The language in which a home that writes in `tag` (BCP 47) is spoken to. */
export function languageOf(tag: string): Language {
  return spokenLanguage(tag) ?? 'en'
}

/** The language of a tag, where Ladder speaks it. */
export function spokenLanguage(tag: string): Language | null {
  const [first] = tag.toLowerCase().split('-')
  return languages.find((language) => language === first) ?? null
}
