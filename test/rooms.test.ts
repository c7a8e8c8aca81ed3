import { readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

type Import = { file: string; what: string; typeOnly: boolean }
type Rule = { may: string[]; typesOf?: string[]; libraries: string[] | 'any'; node: boolean }

/** The table of rooms: what each may import. Libraries are named; `any` leaves them open. */
const rooms: Record<string, Rule> = {
  'api/domain/language': { may: ['api/domain/language'], libraries: ['@orama/stemmers', 'stemmer'], node: false },
  'api/domain': { may: ['api/domain'], libraries: ['zod'], node: false },
  'api/store': {
    may: ['api/store', 'api/domain'],
    libraries: ['kysely', 'better-sqlite3', 'pg', '@electric-sql/pglite'],
    node: true,
  },
  'api/outside': { may: ['api/outside', 'api/domain'], libraries: 'any', node: true },
  'api/actions': {
    may: ['api/actions', 'api/domain', 'api/store'],
    typesOf: ['api/outside'],
    libraries: ['zod'],
    node: true,
  },
  'api/http/mcp': {
    may: ['api/http', 'api/domain'],
    libraries: ['@modelcontextprotocol/sdk', 'hono', 'zod'],
    node: false,
  },
  'api/http': {
    may: ['api/http', 'api/actions', 'api/domain', 'api/store'],
    typesOf: ['api/outside'],
    libraries: ['hono', '@hono/zod-openapi', '@hono/node-server', 'zod'],
    node: true,
  },
  site: { may: ['site', 'api/domain'], libraries: 'any', node: true },
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(join(root, path)).isDirectory()) return filesUnder(path)
    return /\.(ts|tsx|astro)$/.test(name) ? [path] : []
  })
}

function roomOf(file: string): string {
  return Object.keys(rooms).find((room) => file.startsWith(`${room}/`)) ?? file
}

const read = new Map<string, Import[]>()

function importsOf(file: string): Import[] {
  const known = read.get(file) ?? parsed(file)
  read.set(file, known)
  return known
}

function parsed(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const code = file.endsWith('.astro') ? astroScripts(text) : text
  const source = ts.createSourceFile(
    file,
    code,
    ts.ScriptTarget.ESNext,
    false,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const found: Import[] = []
  const visit = (node: ts.Node) => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const typeOnly = ts.isImportDeclaration(node) ? isTypeOnly(node.importClause) : node.isTypeOnly
      found.push({ file, what: node.moduleSpecifier.text, typeOnly })
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      found.push({ file, what: node.argument.literal.text, typeOnly: true })
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument && ts.isStringLiteral(argument)) found.push({ file, what: argument.text, typeOnly: false })
    }
    ts.forEachChild(node, visit)
  }
  // Without a call or a type in the middle of the code, imports stand at the top alone.
  if (code.includes('import(')) visit(source)
  else for (const statement of source.statements) visitTop(statement, visit)
  return found
}

/** Imports and exports as a whole; nothing within other statements. */
function visitTop(statement: ts.Statement, visit: (node: ts.Node) => void) {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) visit(statement)
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((element) => element.isTypeOnly)
  )
}

function astroScripts(text: string): string {
  const frontmatter = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? ''
  const scripts = [...text.matchAll(/<script(?![^>]*type=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1])
  return [frontmatter, ...scripts].join('\n')
}

/** Where an import leads: a path below the root, or the name of a library or of a Node module. */
function targetOf({ file, what }: Import): { path?: string; library?: string; node?: boolean } {
  const aliases: [RegExp, string][] = [
    [/^#domain\//, 'api/domain/'],
    [/^#api\//, 'api/'],
    [/^#site\//, 'site/'],
    [/^#kit\//, 'test/kit/'],
  ]
  for (const [alias, folder] of aliases) if (alias.test(what)) return { path: what.replace(alias, folder) }
  if (what.startsWith('.')) return { path: relative(root, resolve(root, dirname(file), what)) }
  if (what.startsWith('node:') || builtinModules.includes(what)) return { node: true }
  return { library: what.startsWith('@') ? what.split('/').slice(0, 2).join('/') : what.split('/')[0] }
}

function trespass(entry: Import): string | null {
  const rule = rooms[roomOf(entry.file)]
  if (!rule) return null
  const target = targetOf(entry)
  const says = (why: string) => `${entry.file} imports ${entry.what}: ${why}`
  if (target.node) return rule.node || entry.typeOnly ? null : says('this room runs in the browser too')
  if (target.library) {
    return rule.libraries === 'any' || rule.libraries.includes(target.library)
      ? null
      : says('a library this room does not know')
  }
  const path = target.path ?? ''
  const within = (places: string[]) => places.some((place) => path === place || path.startsWith(`${place}/`))
  if (within(rule.may)) return null
  if (entry.typeOnly && within(rule.typesOf ?? [])) return null
  return says(
    `the room may import ${rule.may.join(', ')}${rule.typesOf ? `, and types of ${rule.typesOf.join(', ')}` : ''}`,
  )
}

test('every import stays within the table of rooms', () => {
  const imports = ['api', 'site'].flatMap(filesUnder).flatMap(importsOf)
  expect(imports.length).toBeGreaterThan(50)
  expect(imports.map(trespass).filter(Boolean)).toEqual([])
}, 60_000)

/** The domain's sub-rooms, lowest first: each may import those before it, never those after. */
const domainOrder = [
  'base',
  'home',
  'language',
  'hours',
  'model',
  'ticket',
  'mail',
  'clocks',
  'knowledge',
  'community',
  'search',
  'words',
  'views',
]

test("the domain's sub-rooms import only those below them", () => {
  const floorOf = (path: string) => domainOrder.indexOf(path.split('/')[2] ?? '')
  const files = filesUnder('api/domain')
  expect(files.filter((file) => floorOf(file) === -1)).toEqual([])
  const upward = files
    .flatMap(importsOf)
    .filter((entry) => floorOf(targetOf(entry).path ?? '') > floorOf(entry.file))
    .map(({ file, what }) => `${file} imports ${what}`)
  expect(upward).toEqual([])
})

test('what browsers load holds no schema library: they take types of the views, and trust the API', () => {
  const seen = new Set<string>()
  const trails: string[] = []
  const walk = (file: string, trail: string) => {
    if (seen.has(file) || !/\.tsx?$/.test(file)) return
    seen.add(file)
    for (const entry of importsOf(file)) {
      if (entry.typeOnly) continue
      const { path, library } = targetOf(entry)
      if (library === 'zod') trails.push(`${trail}${file}`)
      if (path) walk(path, `${trail}${file} → `)
    }
  }
  const islands = filesUnder('site/islands')
  for (const file of [...islands, 'site/search/worker.ts']) walk(file, '')
  expect(seen.size).toBeGreaterThan(islands.length)
  expect(trails).toEqual([])
})

function reaches(entry: Import, places: readonly string[]): boolean {
  const path = targetOf(entry).path ?? ''
  return places.some((place) => path === place || (place.endsWith('/') && path.startsWith(place)))
}

test('no room imports the entry files of the API', () => {
  const entries = ['api/app.ts', 'api/main.ts', 'api/server.ts']
  const topFloor = ['api/reference/', 'api/demo/', 'api/cli/']
  const guests = ['api', 'site']
    .flatMap(filesUnder)
    .filter((file) => roomOf(file) !== file)
    .flatMap(importsOf)
    .filter((entry) => !entry.typeOnly && reaches(entry, [...entries, ...topFloor]))
  expect(guests).toEqual([])
})

test('content holds no code', () => {
  const code = readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(ts|tsx|js|mjs|astro)$/.test(name),
  )
  expect(code).toEqual([])
})

test('SQL is written in the store and nowhere else', () => {
  const queries = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/
  const outside = filesUnder('api').filter((file) => /^api\/(?!store\/)/.test(file))
  expect(outside.length).toBeGreaterThan(100)
  expect(outside.filter((file) => queries.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('an action calls no action: what two of them share takes the transaction', () => {
  const files = filesUnder('api/actions').filter((file) => file !== 'api/actions/world.ts')
  const actions = files.filter((file) => /\.transact\(/.test(readFileSync(join(root, file), 'utf8')))
  expect(actions).toContain('api/actions/act.ts')
  const calls = actions.flatMap(importsOf).filter((entry) => !entry.typeOnly && reaches(entry, actions))
  expect(calls.map(({ file, what }) => `${file} imports ${what}`)).toEqual([])
})

test('no line of a page is longer than 140 characters', () => {
  const long = filesUnder('site')
    .filter((file) => file.endsWith('.astro'))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, at) => (line.length > 140 ? [`${file}:${at + 1} has ${line.length}`] : [])),
    )
  expect(long).toEqual([])
})

test('what a server and its command line import is installed without what only building and testing need', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const seen = new Set<string>()
  const needed = new Set<string>()
  const look = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const entry of importsOf(file)) {
      const { path, library } = entry.typeOnly ? {} : targetOf(entry)
      if (library) needed.add(library)
      if (path) look(path)
    }
  }
  look('api/main.ts')
  look('api/cli/main.ts')
  expect([...needed].filter((name) => !(name in dependencies))).toEqual([])
})
