import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { isSeq, parseDocument } from 'yaml'
import { addressOf, siblingOf } from '#domain/knowledge/sibling.ts'
import { withAddresses } from './addresses-in.ts'
import { filesBelow } from './files-below.ts'
import { splitFrontmatter } from './yaml-source.ts'

export type Moved = { from: string; to: string; old: string; rewritten: string[] }

/** Why nothing was moved. */
export class MoveRefusal extends Error {}

/** Moves an article, in its other languages too: its old address leads to the new one, links to it and from it still arrive. Paths are below the content folder. */
export async function moveArticle(dir: string, { from, to: wanted }: { from: string; to: string }): Promise<Moved> {
  const to = targetOf(from, wanted)
  if (!(await isThere(join(dir, from))))
    throw new MoveRefusal(`"${from}" is not in the content folder: give the path of an article below it`)
  if ((await isThere(join(dir, to))) || (await isThere(join(dir, twinOf(to)))))
    throw new MoveRefusal(`"${to}" is there already: choose another name`)
  const files = (
    await Promise.all(
      ['runbooks', 'faqs', 'guides', 'resources', 'automations', 'handbook'].map((folder) =>
        filesBelow(dir, folder, /\.mdx?$/),
      ),
    )
  ).flat()
  const siblings = files.flatMap((file) => {
    const sibling = siblingOf(idOf(file))
    return sibling?.original === idOf(from)
      ? [{ from: file, to: `${idOf(to)}.${sibling.language}${posix.extname(file)}` }]
      : []
  })
  const rewritten = new Set(await moveOne(dir, files, { from, to }))
  for (const sibling of siblings) {
    const now = await Promise.all(files.map(async (file) => ((await isThere(join(dir, file))) ? file : to)))
    for (const file of await moveOne(dir, now, sibling)) rewritten.add(file)
    rewritten.delete(sibling.from)
    rewritten.add(sibling.to)
  }
  return { from, to, old: addressOf(idOf(from)), rewritten: [...rewritten] }
}

/** Answers the other files that were changed. */
async function moveOne(dir: string, files: string[], { from, to }: { from: string; to: string }): Promise<string[]> {
  const rewritten: string[] = []
  for (const file of files) {
    const text = await readFile(join(dir, file), 'utf8')
    const changed = file === from ? leaving(text, { from, to }) : pointing(text, { file, from, to })
    if (changed === text && file !== from) continue
    if (file !== from) rewritten.push(file)
    await writeFile(join(dir, file), changed)
  }
  await mkdir(dirname(join(dir, to)), { recursive: true })
  await rename(join(dir, from), join(dir, to))
  return rewritten
}

function targetOf(from: string, wanted: string): string {
  const isFolder = wanted.endsWith('/') || !/\.mdx?$/.test(wanted)
  const path = posix.normalize(isFolder ? posix.join(wanted, posix.basename(from)) : wanted)
  const inside =
    /^(runbooks|faqs|guides)\/(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?\.mdx?$/
  if (!inside.test(from)) throw new MoveRefusal(`"${from}": expected an article below runbooks, faqs or guides`)
  if (!inside.test(path))
    throw new MoveRefusal(
      `"${wanted}": expected a file or a folder below runbooks, faqs or guides, of letters, digits, - and _, such as ${idOf(from)}-new.md`,
    )
  if (posix.extname(path) !== posix.extname(from))
    throw new MoveRefusal(`"${wanted}": expected the ending ${posix.extname(from)}, as the article has it`)
  return path
}

/** The article itself: the addresses it holds are those of another folder, and its old one is kept. */
function leaving(text: string, { from, to }: { from: string; to: string }): string {
  const split = splitFrontmatter(text)
  if (!split) return text
  const document = parseDocument(split.frontmatter)
  const old = addressOf(idOf(from))
  const aliases = document.get('aliases')
  if (isSeq(aliases)) {
    if (!aliases.items.some((item) => String(item) === old)) aliases.add(document.createNode(old))
  } else document.set('aliases', [old])
  const body = withAddresses(split.body, {
    mdx: from.endsWith('.mdx'),
    change: (address) => {
      if (!isRelative(address)) return null
      const { path, rest } = cut(address)
      if (path === '') return null
      const target = posix.join(posix.dirname(from), path)
      return (target === from ? posix.basename(to) : relative(to, target)) + rest
    },
  })
  return `---\n${document.toString({ lineWidth: 0 })}---\n${body}`
}

/** Another file: links to the article, by file or address, and what names it as related. */
function pointing(text: string, { file, from, to }: { file: string; from: string; to: string }): string {
  const split = splitFrontmatter(text)
  const body = split?.body ?? text
  const old = addressOf(idOf(from)).slice(0, -1)
  const changed = withAddresses(body, {
    mdx: file.endsWith('.mdx'),
    change: (address) => {
      const { path, rest } = cut(address)
      if (path === old || path === `${old}/`) return addressOf(idOf(to)) + rest
      if (!isRelative(address) || path === '') return null
      return posix.join(posix.dirname(file), decoded(path)) === from ? relative(file, to) + rest : null
    },
  })
  const head = split ? text.slice(0, text.length - body.length) : ''
  return related(head, { from: idOf(from), to: idOf(to) }) + changed
}

function related(head: string, { from, to }: { from: string; to: string }): string {
  const split = splitFrontmatter(head)
  if (!split?.frontmatter.includes(from)) return head
  const document = parseDocument(split.frontmatter)
  const list = document.get('related')
  if (!isSeq(list)) return head
  const at = list.items.findIndex((item) => String(item) === from)
  if (at < 0) return head
  list.set(at, to)
  return `---\n${document.toString({ lineWidth: 0 })}---\n`
}

function cut(address: string): { path: string; rest: string } {
  const [path = ''] = /^[^?#]*/.exec(address) ?? []
  return { path, rest: address.slice(path.length) }
}

function isRelative(address: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|\/)/i.test(address)
}

function relative(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function idOf(file: string): string {
  return file.replace(/\.mdx?$/, '')
}

function twinOf(file: string): string {
  return file.endsWith('x') ? file.slice(0, -1) : `${file}x`
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
