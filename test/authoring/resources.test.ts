import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkContent } from '#site/authoring/check/check.ts'
import { loadContent } from '#site/authoring/content.ts'
import { contentStamp } from '#site/authoring/content-stamp.ts'
import { folderWith } from './folder.ts'
import { goodContent } from './good-content.ts'

const today = '2026-11-24'
const file = 'resources/order-sync/table.md'
const csv = 'a,b\n1,2\n'
const digest = createHash('sha256').update(csv).digest('hex')
const page = (resource: string, body = 'What it is for.') =>
  `---\ntitle: Table\nsummary: A table.\nautomation: order-sync\nresource: ${resource}\nreviewed: 2026-11-20\n---\n\n${body}\n`

async function folder(text: string, more: Record<string, string> = { 'resources/order-sync/table.csv': csv }) {
  return folderWith({ ...goodContent(), [file]: text, ...more })
}

test('a resource is a page with its file, whose size and checksum are read', async () => {
  const dir = await folder(page(`{ kind: template, version: 3, file: table.csv, sha256: ${digest} }`))
  expect(await checkContent(dir, { today })).toEqual([])
  const { content } = await loadContent(dir)
  expect(content?.articles.find(({ kind }) => kind === 'resource')).toMatchObject({
    url: '/resources/order-sync/table/',
    resource: { version: '3', file: 'table.csv' },
    taken: { bytes: csv.length, digest },
  })
})

test('what was made of content is made anew when only the file of a resource changed', async () => {
  const text = page('{ kind: template, version: 1, file: table.csv }')
  const [one, other] = [await folder(text), await folder(text, { 'resources/order-sync/table.csv': `${csv}3,4\n` })]
  expect(await contentStamp(one)).not.toBe(await contentStamp(other))
})

test.each<[string, string, string, string]>([
  ['missing', '{ kind: template, version: 1, file: tabel.csv }', 'resource.file', 'lies beside'],
  [
    'an older one missing',
    `{ kind: template, version: 2, file: table.csv, sha256: ${digest}, former: [{ version: 1, file: old.csv }] }`,
    'resource.former.0.file',
    'lies beside',
  ],
  [
    'changed without a new version',
    `{ kind: template, version: 1, file: table.csv, sha256: ${'a'.repeat(64)} }`,
    'resource.version',
    'a new version',
  ],
  ['without a checksum', '{ kind: template, version: 1, file: table.csv }', 'resource.sha256', 'the checksum'],
  ['one that a browser runs', '{ kind: template, version: 1, file: table.html }', 'resource.file', 'a browser keeps'],
  ['somewhere else', '{ kind: template, version: 1, file: ../table.csv }', 'resource.file', ''],
  [
    'file and link',
    '{ kind: video, version: 1, file: table.csv, link: "https://example.com/v" }',
    'resource.link',
    'not both',
  ],
  ['neither', '{ kind: video, version: 1 }', 'resource.file', 'or a link'],
  ['a link that is none', '{ kind: video, version: 1, link: "javascript:alert(1)" }', 'resource.link', ''],
  [
    'for nobody',
    '{ kind: checklist, version: 1, automations: [order-sink] }',
    'resource.automations.0',
    'in the catalogue',
  ],
])('the check names a file: %s', async (_, resource, field, expected) => {
  const problems = await checkContent(await folder(page(resource)), { today })
  expect(problems).toEqual([expect.objectContaining({ file, field, expected: expect.stringContaining(expected) })])
})

test('a file that is very large is named', async () => {
  const large = 'x'.repeat(25 * 1024 * 1024 + 1)
  const sha256 = createHash('sha256').update(large).digest('hex')
  const dir = await folder(page(`{ kind: sample, version: 1, file: table.csv, sha256: ${sha256} }`), {
    'resources/order-sync/table.csv': large,
  })
  expect(await checkContent(dir, { today })).toMatchObject([{ field: 'resource.file', came: '26 MB' }])
})

test('only pages below resources/ are resources, and all of them', async () => {
  const dir = await folderWith({
    ...goodContent(),
    'guides/table.md': page('{ kind: checklist, version: 1 }'),
    [file]: page('{ kind: checklist, version: 1 }').replace(/resource:.*\n/, ''),
  })
  expect(await checkContent(dir, { today })).toMatchObject([
    { file: 'guides/table.md', field: 'resource', expected: 'a page below resources/' },
    { file, field: 'resource', expected: expect.stringContaining('what can be taken along') },
  ])
})
