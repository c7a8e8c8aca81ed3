import type { Root } from 'mdast'
import { directiveToMarkdown } from 'mdast-util-directive'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type Handlers, type Options, toMarkdown } from 'mdast-util-to-markdown'
import type { Node } from './tree.ts'

/** A tree as Markdown, as an author would write it: no sign is escaped that says nothing where it stands. */
export function written(tree: Node): string {
  return toMarkdown(tree as unknown as Root, options)
}

const options: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  extensions: [
    gfmToMarkdown({ tablePipeAlign: false }),
    directiveToMarkdown(),
    {
      handlers: {
        tag: (node: { value: string }) => node.value,
        text: (node, _, state, info) => plainly(state.safe(node.value, info)),
      } as Partial<Handlers>,
    },
  ],
}

/** An underscore inside a word, a colon or tilde before one, an ampersand alone are signs of nothing here. */
function plainly(markdown: string): string {
  return markdown
    .replace(/(?<=[\p{L}\p{N}_]|\\_)\\_(?=[\p{L}\p{N}_\\])/gu, '_')
    .replace(/(?<=[^\s:\\])\\:(?=[^\s:/])/g, ':')
}
