import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { pageWords } from '#domain/words/pages.ts'

/** Where the files of pages lie, and what is said around the text of one. */
export type Pages = {
  /** Folders of files, as addresses with a slash at their end. */
  roots: readonly URL[]
  /** In the language in which a page is read; without an id in that of the portal. */
  words: (id: string | undefined) => ReturnType<typeof pageWords>
}

/** The id of the article in a file: its path below the folder it lies in, without extension. */
export function idOf(file: URL, { roots }: Pages): string | undefined {
  const base = roots.find(({ href }) => file.href.startsWith(href))
  return base && decodeURI(file.href.slice(base.href.length)).replace(/\.mdx?$/, '')
}

/** The file a relative address in another file means, when it exists. */
export function fileBeside(file: URL, address: string): URL | undefined {
  const url = URL.parse(address, file)
  if (url?.protocol !== 'file:') return undefined
  const bare = new URL(url)
  bare.hash = ''
  bare.search = ''
  return existsSync(fileURLToPath(bare)) ? url : undefined
}
