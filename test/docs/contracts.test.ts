import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

test('every function that the domain gives to others says what it does', () => {
  const files = globSync('api/domain/**/*.ts', { cwd: root })
  expect(files.length).toBeGreaterThan(300)
  expect(files.flatMap((file) => unsaid(file, readFileSync(resolve(root, file), 'utf8')))).toEqual([])
})

test('the check finds a function without a word on it', () => {
  expect(
    unsaid('a.ts', '/** Adds. */\nexport function add() {}\nexport function take() {}\nfunction own() {}\n'),
  ).toEqual(['a.ts: take'])
})

function unsaid(file: string, text: string): string[] {
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  return statements
    .filter((one) => ts.isFunctionDeclaration(one))
    .filter((one) => one.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .filter((one) => !text.slice(one.getFullStart(), one.body?.pos).includes('/**'))
    .map((one) => `${file}: ${one.name?.text}`)
}
