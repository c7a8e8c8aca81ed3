import { pages as de } from './de/pages.ts'
import { pages as en } from './en/pages.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What the pages of the portal say around their content. */
export function pageWords(language: Language): typeof en {
  return spoken[language]
}

/** Where the header of every page leads; a portal without an API has no chat and no requests. */
export function mainLinks(
  language: Language,
  { withoutApi }: { withoutApi: boolean },
): { name: string; url: string }[] {
  const { nav } = pageWords(language)
  return [
    ...(withoutApi ? [] : [{ name: nav.ask, url: '/chat/' }]),
    { name: nav.automations, url: '/automations/' },
    { name: nav.questions, url: '/faqs/' },
    { name: nav.whoHelps, url: '/support/' },
    ...(withoutApi ? [] : [{ name: nav.requests, url: '/requests/' }]),
    { name: nav.help, url: '/escalate/' },
  ]
}
