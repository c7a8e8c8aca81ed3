/** The languages in which Ladder speaks: each is one file beside this one, of the same shape as English. */
export const languages = ['en'] as const
export type Language = (typeof languages)[number]

/** The language in which everything is said as long as nobody can choose another. */
export const homeLanguage: Language = 'en'
