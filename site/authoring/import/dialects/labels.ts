import type { Node } from '../tree.ts'

/** Tabs whose holder says their labels, each with its own: by value (Docusaurus), or in order. */
export function withLabels(element: Node): Node {
  const { values = '', items = '' } = element.attributes ?? {}
  const byValue = new Map(
    [...values.matchAll(/\{([^{}]*)\}/g)].flatMap(([, one = '']): [string, string][] => {
      const said = (name: string) => new RegExp(`\\b${name}:\\s*(["'\`])(.*?)\\1`).exec(one)?.[2]
      const [value, label] = [said('value'), said('label')]
      return value && label ? [[value, label]] : []
    }),
  )
  const quoted = [...items.matchAll(/(["'`])(.*?)\1/g)].map(([, , one = '']) => one)
  const inOrder =
    quoted.length > 0 ? quoted : items === '' || /[{[]/.test(items) ? [] : items.split(',').map((one) => one.trim())
  if (byValue.size === 0 && inOrder.length === 0) return element
  let at = 0
  const children = (element.children ?? []).map((child) => {
    if (!/^(?:Tab|TabItem|Tabs\.Tab|hugo:tab)$/.test(child.name ?? '')) return child
    const { label, title, name, header, value = '' } = child.attributes ?? {}
    const given = byValue.get(value) ?? inOrder[at++]
    return label || title || name || header || !given
      ? child
      : { ...child, attributes: { ...child.attributes, label: given } }
  })
  return { ...element, children }
}
