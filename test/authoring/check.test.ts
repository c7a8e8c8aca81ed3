import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkContent } from '#site/authoring/check/check.ts'
import { sayProblem } from '#site/authoring/content.ts'
import { add, type Files, folderWith } from './folder.ts'
import { goodContent } from './good-content.ts'

const today = '2026-11-24'

async function said(files: Files): Promise<string[]> {
  const dir = await folderWith(goodContent())
  await add(dir, files)
  return (await checkContent(dir, { today })).map((problem) => `${problem.severity} ${sayProblem(problem)}`)
}

const guide = (body: string, more = '') =>
  `---\ntitle: A guide\nsummary: S.\nowner: platform\nreviewed: 2026-11-01\n${more}---\n\n${body}\n`

test('content in which nothing is wrong gives no problem', async () => {
  expect(await said({})).toEqual([])
})

test('the sections a runbook lacks are named with the words that would do', async () => {
  const text = (headings: string) =>
    `---\ntitle: T\nsummary: S.\nowner: platform\nreviewed: 2026-11-01\n---\n\n${headings}\n`
  expect(
    await said({
      'runbooks/a.md': text('# Meaning\n\n### IMPACT\n\n## 1. Possible checks\n\n## Mitigation steps\n\n## Escalate\n'),
    }),
  ).toEqual([
    'warning runbooks/a.md:16  body.resolution  missing, expected a section "Resolution" (or Resolve, Mitigation, Mitigate) — say what to do, step by step',
    'warning runbooks/a.md:16  body.verification  missing, expected a section "Verification" (or Verify, Validation, Confirm) — say how one knows that it works again',
    'warning runbooks/a.md:16  body.rollback  missing, expected a section "Rollback" (or Roll back, Undo, Revert) — say how to take it back, or that there is nothing to take back',
  ])
  expect(
    await said({
      'runbooks/a.md': text(
        '## **Meaning**\n\n## Impact on customers\n\n## Diagnosis\n\n## Mitigation\n\n## Verify\n\n## Roll-back\n\n## Still stuck?\n',
      ),
    }),
  ).toEqual([])
})

test('an article without owner and review is told apart from one whose review is overdue', async () => {
  expect(
    await said({
      'guides/a.md': '---\ntitle: A\nsummary: S.\n---\n\nText.\n',
      'guides/b.md': '---\ntitle: B\nsummary: S.\nowner: platform\nreviewed: 2026-05-01\n---\n\nText.\n',
      'guides/c.md': '---\ntitle: C\nsummary: S.\nowner: platform\nreviewed: 2026-05-24\n---\n\nText.\n',
      'guides/d.md': '---\ntitle: D\nsummary: S.\nowner: platform\nreviewed: 2027-01-01\n---\n\nText.\n',
      'guides/e.md': '---\ntitle: E\nsummary: S.\ndraft: true\n---\n\nText.\n',
      'guides/f.md':
        '---\ntitle: F\nsummary: S.\nowner: platform\nreviewed: 2026-11-01\nreviewEvery: P14D\n---\n\nText.\n',
    }),
  ).toEqual([
    'warning guides/a.md:1  owner  missing, expected a team that keeps this article right, or an automation whose owner does — without one nobody is asked to review it',
    'warning guides/a.md:1  reviewed  missing, expected the day on which somebody last checked it; readers see "Never reviewed" — check it, then write reviewed: 2026-11-24',
    'warning guides/b.md:5  reviewed  came "2026-05-01", expected a review by 2026-11-01 (every P6M) — check it, then write reviewed: 2026-11-24',
    'warning guides/d.md:5  reviewed  came "2027-01-01", expected a day that is not in the future (today is 2026-11-24)',
    'warning guides/f.md:5  reviewed  came "2026-11-01", expected a review by 2026-11-15 (every P14D) — check it, then write reviewed: 2026-11-24',
  ])
})

test('links that lead nowhere, or to a heading that is not there, are named with the nearest one', async () => {
  const links = [
    '[ok](../runbooks/good.md#rollback)',
    '[ok](/runbooks/good/)',
    '[ok](/automations/order-sync/)',
    '[ok](/runbooks/)',
    '[ok](/support/)',
    '[ok](/old/name)',
    '[ok](#a-heading)',
    '[ok](https://example.com/nowhere.md)',
    '[ok](mailto:a@example.com)',
    '[bad](../runbooks/goood.md)',
    '[bad](../runbooks/good.md#rolback)',
    '[bad](/runbooks/bad/)',
    '[bad](#a-headng)',
    '[bad](draft.md)',
    '[bad](support.md)',
    '[ok](../automations/order-sync.md)',
  ]
  expect(
    await said({
      'guides/a.md': guide(`## A heading\n\n${links.join('\n')}`, 'aliases: [/old/name/]\n'),
      'guides/draft.md': '---\ntitle: D\nsummary: S.\ndraft: true\n---\n\nText.\n',
      'guides/support.md':
        '---\ntitle: S\nsummary: S.\nowner: platform\nreviewed: 2026-11-01\naudience: support\n---\n\n[fine](draft.md)\n',
    }),
  ).toEqual([
    'warning guides/a.md:20  body  came "../runbooks/goood.md", expected a link to a page that exists — did you mean ../runbooks/good.md?',
    'warning guides/a.md:21  body  came "../runbooks/good.md#rolback", expected a heading of runbooks/good.md (one of symptoms, impact, diagnosis, resolution, verification, rollback, escalation) — did you mean #rollback?',
    'warning guides/a.md:22  body  came "/runbooks/bad/", expected a link to a page that exists — did you mean /runbooks/good/?',
    'warning guides/a.md:23  body  came "#a-headng", expected a heading of guides/a.md (one of a-heading) — did you mean #a-heading?',
    'warning guides/a.md:24  body  came "draft.md", expected a link that readers can follow: guides/draft.md is a draft',
    'warning guides/a.md:25  body  came "support.md", expected a link that readers can follow: guides/support.md is for support only',
  ])
})

test('pictures that are missing, far away or without a description are named', async () => {
  expect(
    await said({
      'guides/a.md': guide('![Lost](lost.png)\n\n![Far](https://example.com/a.png)\n\n![](here.png)'),
      'guides/here.png': 'x',
    }),
  ).toEqual([
    'warning guides/a.md:8  body  came "lost.png", expected a picture that exists, beside the article — readers see its description only',
    'warning guides/a.md:10  body  came "https://example.com/a.png", expected a picture beside the article: the site loads nothing from other sites — put the file into this folder',
    'warning guides/a.md:12  body  came "here.png", expected a description between the brackets of ![…]: not everybody sees pictures',
  ])
})

test('a picture by reference is a picture, and a link in the title of a box is no text behind it', async () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex')
  expect(
    await said({
      'guides/p.png': png,
      'guides/a.md': guide(
        '![A light][light] ![Gone][gone]\n\n:::tip[Use `x` [now](#here)]\nText\n:::\n\n## Here\n\n[light]: p.png\n[gone]: gone.png',
      ),
    }),
  ).toEqual([expect.stringMatching(/^warning guides\/a.md:17 .*gone\.png.* picture/)])
})

test('placeholders that would vanish and HTML that would be blocked are named', async () => {
  expect(
    await said({ 'guides/a.md': guide('Run it in <namespace>, `<fine>` <br> here.\n\n<script src="x.js"></script>') }),
  ).toEqual([
    'warning guides/a.md:8  body  came "<namespace>", expected text that readers can see: this is taken for HTML and vanishes — write `<namespace>` as code, or &lt; for <',
    'warning guides/a.md:10  body  came "<script src="x.js">", expected text and pictures: the site runs no HTML of this kind — remove it',
  ])
})

test('one title on two articles is named at the second', async () => {
  expect(await said({ 'guides/a.md': guide('Text.').replace('A guide', 'orders are Late') })).toEqual([
    'warning guides/a.md:2  title  came "orders are Late", expected a title of its own: runbooks/good.md has it, and in search results nobody can tell them apart — say in each title what is special about it',
  ])
})

test.each([
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----'],
  ['an AWS access key', `AKIA${'IOSFODNN7QWERTYU'}`],
  ['a GitHub token', `ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}`],
  ['a Slack token', `xoxb-${'1234567890-abcdefghij'}`],
  ['a password in an address', 'postgres://app:hunter22@db.internal/app'],
  ['a bearer token', `Authorization: Bearer ${'8f14e45fceea167a5a36dedd4bea2543'}`],
  ['a password or key', 'password: Tr0ub4dor&3xyz'],
])('%s in the text is named, and not repeated', async (what, line) => {
  const [problem, ...rest] = await said({ 'guides/a.md': guide(`\`\`\`\n${line}\n\`\`\``) })
  expect(rest).toEqual([])
  expect(problem).toMatch(`warning guides/a.md:9  text  came "${what}", expected no secret`)
  expect(problem).not.toContain(line)
})

test.each([
  'password: $PASSWORD',
  'api_key: your-key-here-123',
  'https://user:{{ password }}@example.com',
  'the password: ask the owner',
])('a line that only speaks of secrets passes: %s', async (line) => {
  expect(await said({ 'guides/a.md': guide(line) })).toEqual([])
})

test('what a model allows but hardly means is a warning', async () => {
  const files = goodContent()
  const model = String(files['model/support-model.yaml'])
    .replace('P1: { respond: PT1H, update: PT4H, resolve: PT8H }', 'P1: { respond: PT9H, update: PT4H, resolve: PT8H }')
    .concat('escalate:\n  - { when: respond breached, at: 2, to: 3 }\n  - { when: hold breached, at: 1, to: 3 }\n')
  expect(await said({ 'model/support-model.yaml': model })).toEqual([
    'warning model/support-model.yaml:24  sla.0.targets.P1.respond  came "PT9H", expected at most PT8H, the resolve target: this clock could never be late first',
    'warning model/support-model.yaml:29  escalate.0.at  came "2", expected a level of this ladder (0, 1, 3): the rule never applies',
    'warning model/support-model.yaml:30  escalate.1.when  came "hold breached", expected a clock that runs at level 1: nothing sets a hold target there',
  ])
})

test('errors of a file do not hide the problems of the others', async () => {
  const problems = await said({ 'guides/a.md': '---\ntitle: [\n---\n', 'guides/b.md': guide('[bad](gone.md)') })
  expect(problems).toHaveLength(2)
  expect(problems[0]).toMatch(/^error guides\/a.md:2 {2}yaml/)
  expect(problems[1]).toMatch(/^warning guides\/b.md:8 {2}body {2}came "gone.md"/)
})

test('the content of this repository has no error, and no warning but overdue reviews', async () => {
  const problems = await checkContent(join(import.meta.dirname, '../../content'), { today })
  expect(
    problems.filter(({ field, severity }) => severity === 'error' || field !== 'reviewed').map(sayProblem),
  ).toEqual([])
})
