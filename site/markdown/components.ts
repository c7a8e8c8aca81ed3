import { defineMdastPlugin, type MdastPluginEntry } from 'satteri'
import { isOrderedList, markSteps } from './steps.ts'

/** In MDX the steps of `<Steps>` get the same ids as those of `:::steps`. */
export const components: MdastPluginEntry = ({ sourceFormat }) => {
  if (sourceFormat !== 'mdx') return false
  const taken = new Set<string>()
  return defineMdastPlugin({
    name: 'components',
    mdxJsxFlowElement(node, ctx) {
      if (node.name !== 'Steps') return
      const list = node.children.find(isOrderedList)
      if (list && isOrderedList(list)) markSteps(list, ctx, taken)
    },
  })
}
