import type { List } from 'mdast'
import type { MdastNode, MdastVisitorContext } from 'satteri'

/** Makes each item of an ordered list a step with an id that survives edits of the other steps. `taken` holds the ids of the page. */
export function markSteps(list: Readonly<List>, ctx: MdastVisitorContext, taken: Set<string>): void {
  ctx.setProperty(list, 'data', { hProperties: { className: ['steps'], role: 'list' } })
  for (const item of list.children) {
    const id = freeId(stepId(ctx.textContent(item)), taken)
    ctx.setProperty(item, 'data', { hProperties: { id: `step-${id}`, dataStep: id } })
  }
}

export function isOrderedList(node: Readonly<MdastNode>): node is Readonly<List> {
  return node.type === 'list' && node.ordered === true
}

/** A short id from the words of a step (FNV-1a). */
export function stepId(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text.replace(/\s+/g, ' ').trim()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash.toString(36).padStart(5, '0').slice(-5)
}

function freeId(id: string, taken: Set<string>): string {
  let free = id
  for (let next = 2; taken.has(free); next++) free = `${id}-${next}`
  taken.add(free)
  return free
}
