/** The languages in which Ladder speaks. One is a folder beside this file, of the same files as English; or one file that exports all of it. */
const languages = ['en'] as const
export type Language = (typeof languages)[number]

/** The language in which everything is said as long as nobody can choose another. */
export const homeLanguage: Language = 'en'
