import type { Root } from 'mdast'
import { directiveToMarkdown } from 'mdast-util-directive'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { defaultHandlers, type Handle, type Handlers, type Options, toMarkdown } from 'mdast-util-to-markdown'
import type { Node } from './tree.ts'

/** A tree as Markdown, as an author would write it: no sign is escaped that says nothing where it stands. */
export function written(tree: Node): string {
  return toMarkdown(tree as unknown as Root, options)
}

const directives = directiveToMarkdown()
const { containerDirective: plainContainer } = directives.handlers as { containerDirective: Handle }

/** A table and a piece of HTML end at an empty line only: without it they would take in the sign that closes their box. */
const container: Handle = (node: Node, parent, state, info) => {
  const written = plainContainer(node, parent, state, info)
  const last = node.children?.at(-1)?.type
  return last === 'table' || last === 'tag' || last === 'html' ? written.replace(/\n(:+)$/, '\n\n$1') : written
}

/** A colon in an address is no sign of a directive. */
function address(handle: Handle): Handle {
  const made: Handle = (node, parent, state, info) =>
    handle(node, parent, state, info).replace(/(\]\(<?[a-z]+)\\:/i, '$1:')
  return Object.assign(made, handle)
}

const options: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  extensions: [
    gfmToMarkdown({ tablePipeAlign: false }),
    directives,
    {
      handlers: {
        containerDirective: container,
        link: address(defaultHandlers.link),
        image: address(defaultHandlers.image),
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
    .replace(/(?<=\w)\\@(?=\w)/g, '@')
}
