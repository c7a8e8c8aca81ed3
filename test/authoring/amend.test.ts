import { expect, test } from 'vitest'
import { models } from '#kit/model.ts'
import { improveArticle, validateArticle } from '#site/authoring/amend.ts'
import { checkArticle } from '#site/authoring/check/one-article.ts'

const runbook = `---
title: Orders hang
summary: They wait. # for good
symptoms:
  - "Pending for hours"
reviewed: 2026-10-01
confidence: wip
---

## Symptoms

They hang.

## Fix

Press the button.

### Or else

Press it twice.

## Escalation

Call.
`
const told = { symptoms: ['pending for HOURS', 'orders: "stuck"'], solved: 'Set the tax code.\n\nReplay the run.' }

test('an article that is improved is found by more words and says one more way; every other letter stays', () => {
  const improved = improveArticle('runbooks/x.md', runbook, told)
  expect(improved).toBe(
    runbook
      .replace('"Pending for hours"', '"Pending for hours"\n  - "orders: \\"stuck\\""')
      .replace('Press it twice.\n', 'Press it twice.\n\nSet the tax code.\n\nReplay the run.\n'),
  )
  const faq = '---\ntitle: Why?\nsummary: Because.\n---\n\nSo it is.\n'
  expect(improveArticle('faqs/x.md', faq, told)).toBe(
    '---\ntitle: Why?\nsummary: Because.\nsymptoms: ["pending for HOURS", "orders: \\"stuck\\""]\n---\n\nSo it is.\n\n' +
      '## Resolution\n\nSet the tax code.\n\nReplay the run.\n',
  )
})

test('an article is validated by two fields, and nothing else changes', () => {
  expect(validateArticle(runbook, '2026-11-24')).toBe(
    runbook.replace('reviewed: 2026-10-01', 'reviewed: 2026-11-24').replace('wip', 'validated'),
  )
  expect(validateArticle('---\ntitle: A\nsummary: B\n---\nText.\n', '2026-11-24')).toBe(
    '---\ntitle: A\nsummary: B\nconfidence: validated\nreviewed: 2026-11-24\n---\nText.\n',
  )
})

test('one article is checked by the rules of the folder before it is in it', () => {
  const beside = { model: models.five, automations: ['order-sync'], articles: [], today: '2026-11-24', language: 'en' }
  const text = runbook.replace('reviewed: 2026-10-01', 'automation: order-snc\nrelated: [faqs/none]')
  const said = checkArticle('runbooks/x.md', `${text}\n<when> password: hunter2hunter2\n`, beside).map(
    ({ severity, field }) => `${severity} ${field}`,
  )
  expect(said.toSorted()).toEqual(
    [
      ...['error automation', 'error related.0', 'warning body', 'warning body.diagnosis', 'warning body.impact'],
      ...['warning body.rollback', 'warning body.verification', 'warning reviewed', 'warning text'],
    ].toSorted(),
  )
})
