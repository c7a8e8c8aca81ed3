import type { Plugin } from 'vite'
import { deskLanguage, type Language } from '#domain/words/language.ts'

/** Browsers get the words of the languages that are read, the home's first, and of the desk's; another's module is one of theirs, so that it weighs nothing. */
export function wordsOf(read: readonly [Language, ...Language[]]): Plugin {
  const [home] = read
  const spoken: readonly string[] = [...read, deskLanguage]
  return {
    name: 'words-of-the-home',
    enforce: 'pre',
    resolveId(source, importer) {
      if (this.environment?.name !== 'client') return null
      const [, language = '', file] = /^\.\/(\w\w)\/([\w-]+\.ts)$/.exec(source) ?? []
      if (!file || !importer || !/\/domain\/words\/[\w-]+\.ts$/.test(importer) || spoken.includes(language)) return null
      return this.resolve(`./${home}/${file}`, importer, { skipSelf: true })
    },
  }
}
