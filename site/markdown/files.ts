import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contentUrl, manualUrl } from '../build/settings.ts'

/** The id of the article in a file: its path below the content folder, without extension. */
export function idOf(file: URL): string | undefined {
  const base = [contentUrl, manualUrl].find(({ href }) => file.href.startsWith(href))
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
