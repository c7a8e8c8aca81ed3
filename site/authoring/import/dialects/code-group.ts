import { codeName } from '../code-name.ts'
import { tab, words } from '../constructs.ts'
import type { Node } from '../tree.ts'
import type { Work } from '../work.ts'

/** Blocks of code of which a reader wants one: each under a tab with its name, or its language. */
export function codeGroup(element: Node, work: Work): Node[] {
  return (element.children ?? []).flatMap((child) => {
    if (child.type !== 'code') return work.inner({ ...element, children: [child] })
    const { lang, name, left } = codeName(child)
    if (left) work.leave('code options', left)
    return [tab(words(name ?? lang ?? 'Code'), [{ type: 'code', lang, meta: null, value: child.value ?? '' }])]
  })
}
