import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createContext, Script } from 'node:vm'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** What editors and operators write themselves is asked by these, and no text of a stranger's. */
const ofTheHouse = [
  'api/domain/home/',
  'api/store/open.ts',
  'api/reference/',
  'api/cli/',
  'api/demo/',
  'api/domain/model/',
]

type Expression = { file: string; source: string; flags: string }

/** Every expression that is written in the server's code. */
async function expressions(): Promise<Expression[]> {
  const found = new Map<string, Expression>()
  for await (const file of glob('api/**/*.ts', { cwd: root })) {
    if (ofTheHouse.some((path) => file.startsWith(path))) continue
    const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest)
    const walk = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
        const text = (node as ts.RegularExpressionLiteral).text
        const end = text.lastIndexOf('/')
        found.set(text, { file, source: text.slice(1, end), flags: text.slice(end + 1) })
      }
      node.forEachChild(walk)
    }
    walk(tree)
  }
  return [...found.values()]
}

/** Signs that an expression is about, and some that it is not. */
function signsOf({ source }: Expression): string[] {
  const own = [...source].filter((sign) => /[^\\()[\]{}|?*+^$]/.test(sign))
  return [...new Set([...own, ...'aA0é .-_/@"\t\n=:;,!#<({[`+', '\u0000'])]
}

function textsOf(sign: string): string[] {
  const many = sign.repeat(50_000)
  return [many, `${many}\u0000`, `${many}\u0000${sign}`]
}

const runs = createContext({ expression: /x/, texts: [''] })
const run = new Script('for (const text of texts) { expression.lastIndex = 0; text.replace(expression, "") }')

/** Whether it is done with texts before a limit that a second-degree expression passes hundreds of times over with one. */
function isDone(expression: RegExp, texts: readonly string[]): boolean {
  Object.assign(runs, { expression, texts })
  for (let look = 0; look < 3; look++) {
    try {
      run.runInContext(runs, { timeout: 400 })
      return true
    } catch {}
  }
  return false
}

test('no expression of the server takes much longer for text that is twice as long', async () => {
  const all = await expressions()
  expect(all.length).toBeGreaterThan(80)
  const slow: string[] = []
  for (const one of all) {
    const expression = new RegExp(one.source, one.flags)
    const texts = new Map(signsOf(one).map((sign) => [sign, textsOf(sign)]))
    // To watch each run costs more than most of them: one by one only where all together take long.
    if (isDone(expression, [...texts.values()].flat())) continue
    const hostile = [...texts.keys()].find((sign) => texts.get(sign)?.some((text) => !isDone(expression, [text])))
    if (hostile !== undefined) slow.push(`${one.file}: /${one.source}/${one.flags} on ${JSON.stringify(hostile)}`)
  }
  expect(slow).toEqual([])
}, 300_000)
