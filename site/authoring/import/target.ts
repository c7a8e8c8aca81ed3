import type { Resolve } from './reading.ts'
import type { Node } from './tree.ts'

/** A page whose addresses become those of this place, and what came of it so far. */
export type Going = {
  resolve: Resolve
  leave(kind: string, words: string): void
  problems: Set<string>
  notes: Set<string>
  links: number
  pictures: number
}

const elsewhere = /^([a-z][a-z0-9+.-]*:|\/\/)/i
const known = /^(https?|mailto|tel|ftp|sftp|ssh|irc|slack|msteams):|^\/\//i

/** Whether an address names its site itself, or what is to open it. */
export function isElsewhere(url: string): boolean {
  return elsewhere.test(url)
}

/** Where a link leads now; null when it must go. Addresses on other sites stay, those that run code do not. */
export function targetOf(node: Node, { resolve, leave, problems }: Going): { url: string; picture?: boolean } | null {
  const url = (node.url ?? '').trim().replace(/^pathname:\/\//, '')
  if (url === '') return null
  if (/^link:https?:/.test(url)) return { url: url.slice('link:'.length) }
  const isWiki = node.written !== undefined && !/^https?:/.test(url)
  if (isElsewhere(url) && !isWiki)
    return known.test(url) ? (resolve(url, 'link') ?? { url }) : missing('is no address a reader may follow')
  const found = resolve(url, 'link')
  if (!found) return missing('leads nowhere')
  if (found.why) problems.add(`${lineOf(node)}the link to ${url} ${found.why}`)
  return found.url === '' ? null : found

  function missing(why: string): null {
    problems.add(`${lineOf(node)}the link to ${url} ${why}; its text was kept`)
    leave('address', url)
    return null
  }
}

export function lineOf(node: Node): string {
  return node.line === undefined ? '' : `line ${node.line}: `
}
