import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contentUrl } from '../build/settings.ts'

/** The id of the article in a file: its path below the content folder, without extension. */
export function idOf(file: URL): string | undefined {
  if (!file.href.startsWith(contentUrl.href)) return undefined
  return decodeURI(file.href.slice(contentUrl.href.length)).replace(/\.mdx?$/, '')
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
