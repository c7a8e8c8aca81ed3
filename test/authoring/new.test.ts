import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sections } from '#domain/knowledge/contract.ts'
import { checkContent } from '#site/authoring/check/check.ts'
import { type NewOptions, newKinds, writeNew } from '#site/authoring/new.ts'
import { schemaFiles, staleSchemas, writeSchemas } from '#site/authoring/schemas.ts'
import { folderWith, textIn } from './folder.ts'
import { goodContent } from './good-content.ts'

const today = '2026-11-24'

async function begun(options: Partial<NewOptions>, contentDir?: string) {
  const dir = contentDir ?? (await folderWith(goodContent()))
  const file = await writeNew({ kind: 'runbook', title: 'Orders: "stuck" #1', contentDir: dir, today, ...options })
  return { dir, file }
}

test.each(newKinds)('a new %s passes the check as it is', async (kind) => {
  const { dir, file } = await begun({
    kind,
    ...(kind === 'automation' ? { owner: 'platform' } : { automation: 'order-sync' }),
  })
  expect(file).toBe(
    {
      runbook: 'runbooks/order-sync/',
      faq: 'faqs/order-sync/',
      guide: 'guides/',
      resource: 'resources/order-sync/',
      automation: 'automations/',
    }[kind] + 'orders-stuck-1.md',
  )
  expect(await checkContent(dir, { today })).toEqual([])
})

test('a new runbook has every section of the contract, today as its review date, and is a draft', async () => {
  const { dir, file } = await begun({ owner: 'platform' })
  const text = await textIn(dir, file)
  expect(file).toBe('runbooks/general/orders-stuck-1.md')
  expect(text).toContain(`title: 'Orders: "stuck" #1'\n`)
  expect(text).toContain('owner: platform\n')
  expect(text).toContain('reviewed: 2026-11-24\nconfidence: wip\ndraft: true\n')
  expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading?.toLowerCase())).toEqual(sections)
})

test('a file that is there is not touched', async () => {
  const { dir, file } = await begun({})
  const before = await textIn(dir, file)
  await expect(begun({ title: 'orders stuck 1' }, dir)).rejects.toThrow(
    'runbooks/general/orders-stuck-1.md is there already and was not touched: choose another title, or edit it',
  )
  expect(await textIn(dir, file)).toBe(before)
})

test.each<[Partial<NewOptions>, string]>([
  [
    { automation: 'order-sink' },
    '--automation "order-sink": expected the id of an automation in the catalogue (one of order-sync) — did you mean order-sync?',
  ],
  [
    { owner: 'platfrom' },
    '--owner "platfrom": expected a team id of the support model (one of help-desk, platform, nobody) — did you mean platform?',
  ],
  [{ kind: 'automation' }, '--owner is missing: an automation needs a team with members, one of help-desk, platform'],
  [
    { kind: 'automation', owner: 'nobody' },
    '--owner nobody: an automation needs a team with members, one of help-desk, platform',
  ],
  [{ title: '???' }, '"???" gives no file name'],
])('what would not pass is refused: %j', async (options, message) => {
  await expect(begun(options)).rejects.toThrow(message)
})

test('the schemas for editors are current', async () => {
  const dir = await folderWith({})
  expect(await staleSchemas(dir)).toHaveLength(schemaFiles().size)
  await writeSchemas(dir)
  expect(await staleSchemas(dir)).toEqual([])
  expect(await staleSchemas(join(import.meta.dirname, '../../content')), 'run: npm run ladder -- schemas').toEqual([])
})

test('every field of every schema is described', () => {
  const bare: string[] = []
  const visit = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') {
        for (const [name, field] of Object.entries(value as Record<string, { description?: string }>)) {
          if (!field.description) bare.push(`${path}.${name}`)
          visit(field, `${path}.${name}`)
        }
      } else visit(value, path)
    }
  }
  for (const [file, text] of schemaFiles()) visit(JSON.parse(text), file)
  expect(bare).toEqual([])
})

test('every YAML file of a model names its schema, and the schema is there', async () => {
  const root = join(import.meta.dirname, '../../content')
  const folders = ['model', 'model/examples/two-level', 'model/examples/three-level']
  const files = [
    ...folders.flatMap((folder) => ['support-model', 'calendars'].map((name) => `${folder}/${name}`)),
    'model/glossary',
  ]
  for (const file of files) {
    const up = '../'.repeat(file.split('/').length - 1)
    const [first] = (await textIn(root, `${file}.yaml`)).split('\n')
    expect(first).toBe(`# yaml-language-server: $schema=${up}.schemas/${file.split('/').at(-1)}.schema.json`)
  }
})
