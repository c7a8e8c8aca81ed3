import type { Language } from './language.ts'

/** A language (BCP 47) by its name in another: "German" for de. */
export function languageName(tag: string, language: Language): string {
  return nameIn(tag, language)
}

/** A language by its own name: "Deutsch" for de. */
export function ownName(tag: string): string {
  return nameIn(tag, tag)
}

function nameIn(tag: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag
}
