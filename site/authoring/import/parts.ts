import type { Node } from './tree.ts'

type Imported = {
  /** Files, by the names that the page gives them. */
  parts: Map<string, string>
  /** Texts that stand behind names, its own and those of files it imports. */
  values: Map<string, string>
}

/** What a page in MDX imports and exports. */
export function importedBy(tree: Node, include: (path: string) => string | null): Imported {
  const parts = new Map<string, string>()
  const values = new Map<string, string>()
  for (const { name, attributes } of tree.children ?? []) {
    if (name !== 'mdx:esm') continue
    const written = attributes?.value ?? ''
    for (const [value, said] of exportsIn(written)) values.set(value, said)
    for (const [, part = '', named = '', path = ''] of written.matchAll(
      /^import\s+(?:(\w+)\s*,?\s*)?(?:\{([^}]*)\}\s*)?from\s+['"]([^'"]+\.\w+(?:\?raw)?)['"]/gm,
    )) {
      if (part) parts.set(part, path)
      if (named === '' || !/\.mdx?$/.test(path)) continue
      const theirs = exportsIn(include(path) ?? '')
      for (const one of named.split(',')) {
        const [from = '', to = from] = one.trim().split(/\s+as\s+/)
        const said = theirs.get(from)
        if (said !== undefined) values.set(to, said)
      }
    }
  }
  return { parts, values }
}

function exportsIn(written: string): Map<string, string> {
  return new Map(
    [...written.matchAll(/^export\s+const\s+(\w+)\s*=\s*(["'`])((?:(?!\2)[^\\\n$]|\\.)*)\2/gm)].map(
      ([, name = '', , said = '']) => [name, said],
    ),
  )
}
