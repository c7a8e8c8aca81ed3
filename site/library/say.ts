import { sayDuration } from '#domain/words/amounts.ts'
import { sayDay } from '#domain/words/days.ts'
import { type Language, languageOf, spokenLanguage } from '#domain/words/language.ts'
import { pageWords } from '#domain/words/pages.ts'
import { base } from '../build/base.ts'
import { settings } from '../build/settings.ts'

/* What the rules say, in the language of the portal. */

export const language: Language = languageOf(settings.language)

/** What the pages say around their content. */
export const words = pageWords(language)

export type Saying = ReturnType<typeof sayingIn>

function sayingIn(language: Language) {
  return {
    language,
    words: pageWords(language),
    sayDay: remembered((day: string) => sayDay(day, language)),
    sayDuration: (duration: string) => sayDuration(duration, language),
  }
}

/** Pages tell the same few days over and over. */
function remembered(say: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const said = known.get(text) ?? say(text)
    known.set(text, said)
    return said
  }
}

const made = new Map<Language, Saying>()

/** What the rules say on the page at an address: below /de/ in German, elsewhere in the language of the portal. */
export function saying({ pathname }: { pathname: string }): Saying {
  const spoken = languageAt(pathname) ?? language
  const found = made.get(spoken) ?? sayingIn(spoken)
  made.set(spoken, found)
  return found
}

/** The address of a page, whatever the path of the site and the language below which it lies. */
export function addressAt(pathname: string): string {
  const spoken = languageAt(pathname)
  return pathname.slice(base.length + (spoken ? spoken.length + 1 : 0))
}

/** The language of an address where Ladder speaks it and it is not the portal's. */
export function languageAt(pathname: string): Language | null {
  const [, tag = ''] = pathname.slice(base.length).split('/')
  const spoken = spokenLanguage(tag)
  return spoken === language ? null : spoken
}
