import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { folderWith, textIn } from '../authoring/folder.ts'

const article = 'runbooks/order-sync/invalid-session-id'
const existing = `---
title: Order sync stops with INVALID_SESSION_ID
summary: The session of the connection ended.
automation: order-sync
symptoms:
  - INVALID_SESSION_ID
---

## Resolution

Reconnect.
`

let desk: TestDesk
let dir: string
let ana: Awaited<ReturnType<TestDesk['as']>>
let ref: string
beforeEach(async () => {
  dir = await folderWith({ [`${article}.md`]: existing })
  desk = await deskInMemory({ folder: { dir, mayWrite: true, branch: 'drafts' } })
  ana = await desk.as('Ana')
  ref = (
    await desk.open({
      title: 'Webshop purchases of Kim Sato vanish with INVALID_SESSION_ID',
      description: 'Nothing of order 80012345 is there. Kim',
    })
  ).ref
  await ana(`/desk/tickets/${ref}/resolution`, { method: 'PUT', json: { note: 'Ana set the tax code.' } })
})
afterEach(() => desk.close())

const at = () => `/desk/tickets/${ref}/draft`
const textOf = (body: { lines: { text: string }[] }) => body.lines.map(({ text }) => text).join('\n')

test('a draft is offered with nothing personal in it, checked, and with what is like it', async () => {
  const { body } = await ana(at())
  expect(body).toMatchObject({
    name: 'runbooks/order-sync/webshop-purchases-of-vanish-with-invalid-session-id.md',
    improves: null,
    ways: ['file', 'patch', 'folder', 'commit'],
    branch: 'drafts',
    similar: [{ id: article }],
  })
  expect(textOf(body)).not.toMatch(/Kim|Sato|80012345/)
  expect(textOf(body)).toContain('[name] set the tax code.')
  expect(body.findings.map(({ severity }: { severity: string }) => severity)).not.toContain('error')
})

test('a draft is taken along, written, or committed; one with an error nowhere', async () => {
  const { body } = await ana(at())
  const { name } = body
  const save = (as: string, changes: object = {}) => ana(at(), { json: { as, name, text: textOf(body), ...changes } })
  const file = await save('file')
  expect(file.body).toMatchObject({ as: 'file', name, file: name.replace(/.*\//, '') })
  expect(file.body.text).not.toContain('## Rollback')
  const patch = await save('patch')
  expect(patch.body.text).toContain(`\n+++ b/${dir.replace(/.*\//, '')}/${name}\n`)
  const wrong = await save('folder', { text: textOf(body).replace('automation: order-sync', 'automation: order-snc') })
  expect(wrong.body).toMatchObject({ status: 422, code: 'draft.wrong' })
  expect(wrong.body.errors).toEqual([
    { path: 'text', message: expect.stringMatching(/^Line \d+: automation: .*order-sync/) },
  ])
  for (const out of ['../x.md', 'model/x.md', 'runbooks/../../x.md', '/etc/x.md', 'runbooks/x.yaml'])
    expect((await save('folder', { name: out })).body).toMatchObject({ status: 422 })
  expect((await save('folder')).body).toEqual({
    as: 'folder',
    name,
    file: null,
    text: null,
    branch: null,
    commit: null,
  })
  expect(await textIn(dir, name)).toBe(file.body.text)
  expect((await save('folder')).body).toMatchObject({ status: 409, code: 'draft.exists' })
  expect((await save('commit')).body).toMatchObject({ status: 409, code: 'draft.no-repository' })
  execFileSync('git', ['-C', dir, 'init', '-q'])
  expect((await save('commit')).body).toMatchObject({
    as: 'commit',
    branch: 'drafts',
    commit: expect.stringMatching(/^[0-9a-f]{40}$/),
  })
})

test('an article is improved in its own file, by what the ticket tells', async () => {
  const { body } = await ana(`${at()}?improves=${encodeURIComponent(article)}`)
  expect(body).toMatchObject({ name: `${article}.md`, improves: { id: article }, similar: [] })
  expect(body.lines.filter(({ added }: { added: boolean }) => added).map(({ text }: { text: string }) => text)).toEqual(
    ['  - "Webshop purchases of [name] vanish with INVALID_SESSION_ID"', '', '[name] set the tax code.'],
  )
  const sent = { name: 'faqs/ignored.md', improves: article, text: textOf(body) }
  const patch = await ana(at(), { json: { ...sent, as: 'patch' } })
  expect(patch.body.text.split('\n').filter((line: string) => /^-[^-]/.test(line))).toEqual([])
  await ana(at(), { json: { ...sent, as: 'folder' } })
  expect(await textIn(dir, `${article}.md`)).toBe(`${textOf(body)}\n`)
  const none = await ana(`${at()}?improves=faqs/none`)
  expect(none.body).toMatchObject({ status: 422, code: 'ticket.unknown-article' })
})

test('work in progress that solved requests is validated by its owner with one click, and by nobody else', async () => {
  const inWork = desk.world.articles.get(article)
  if (!inWork) throw new Error('the article is gone')
  desk.world.articles = new Map([...desk.world.articles, [article, { ...inWork, confidence: 'wip' }]])
  const validate = (as: string, who = noor) => who('/desk/validations', { json: { article, as } })
  const noor = await desk.as('Noor')
  expect((await noor('/desk/validations')).body.items).toEqual([])
  const { ref: next } = await desk.open({ title: 'Webshop purchases are gone' })
  await ana(`/desk/tickets/${next}/resolution`, { method: 'PUT', json: { note: 'Reconnected.', article } })
  expect((await noor('/desk/validations')).body.items).toMatchObject([
    { article: { id: article }, solved: 1, isYours: true },
  ])
  expect((await ana('/desk/validations')).body.items).toMatchObject([{ isYours: false }])
  expect((await validate('file', ana)).body).toMatchObject({ status: 403, code: 'draft.not-owner' })
  expect((await validate('patch')).body.text).toMatch(/^\+confidence: validated\n\+reviewed: 2026-11-24$/m)
  expect((await validate('folder')).body).toMatchObject({ as: 'folder', name: `${article}.md` })
  expect(await textIn(dir, `${article}.md`)).toContain('confidence: validated\nreviewed: 2026-11-24\n---')
})

test('who is not at the desk drafts nothing', async () => {
  expect((await desk.ask(at())).body).toMatchObject({ status: 401 })
  expect((await desk.ask('/desk/validations')).body).toMatchObject({ status: 401 })
  expect((await desk.ask(at(), { json: { as: 'file', name: 'faqs/x.md', text: 'x' } })).body).toMatchObject({
    status: 401,
  })
})
