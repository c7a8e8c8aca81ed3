import { type Going, isElsewhere, lineOf } from './target.ts'
import { type Node, text } from './tree.ts'

/** A picture with its address here; one that is not a file of these becomes a link, its description, or nothing. */
export function pictureHere(node: Node, going: Going): Node[] {
  const url = (node.url ?? '').trim()
  const alt = (node.alt ?? '').replace(/\s+/g, ' ').trim()
  if (/^data:image\/(png|gif|jpeg|webp);/i.test(url)) return [node]
  if (isElsewhere(url)) return pictureElsewhere(node, { url, alt }, going)
  const found = going.resolve(url, 'image')
  if (!found) {
    going.problems.add(`${lineOf(node)}the picture ${url || '(no address)'} is not there; its description was kept`)
    going.leave('address', url)
    return described(alt)
  }
  if (!found.picture)
    return linkTo(found.url, { says: (alt || url).replace(/#\^?/g, ' > ').replace(/^ > /, '') }, going)
  if (!alt) going.notes.add('a picture has no description: write one for those who cannot see it')
  going.pictures++
  return [{ ...node, url: found.url, alt }]
}

function pictureElsewhere(node: Node, { url, alt }: { url: string; alt: string }, going: Going): Node[] {
  if (!/^(https?:|\/\/)/i.test(url)) return alt ? [text(alt)] : []
  if (/notion\.so\/icons\//.test(url)) {
    going.leave('icon', url)
    return []
  }
  if (/shields\.io|badge/i.test(url)) {
    going.leave('badge', `${alt} ${url}`)
    return []
  }
  going.problems.add(
    `${lineOf(node)}the picture ${url} lies on another site; it is now a link: put the file beside the article`,
  )
  return linkTo(url, { says: alt || 'Picture', title: node.title ?? null }, going)
}

function linkTo(url: string, { says, title = null }: { says: string; title?: string | null }, going: Going): Node[] {
  going.links++
  return [{ type: 'link', url, title, children: [text(says)] }]
}

/** What is left of a picture that is not there. */
export function described(alt: string): Node[] {
  return alt ? [{ type: 'emphasis', children: [text(alt)] }] : []
}
