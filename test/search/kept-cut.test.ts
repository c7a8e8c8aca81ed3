import { expect, test } from 'vitest'
import { cutPages } from '#domain/search/cut-pages.ts'
import { packCut, unpackCut } from '#domain/search/kept-cut.ts'
import type { SearchPage } from '#domain/search/page.ts'

test('pages that were cut before come out as if all were cut now', () => {
  const [stuck, late, error] = [
    page('stuck', 'Order stuck'),
    page('late', 'Payment late'),
    page('error', 'ERR_LATE_ID'),
  ]
  const kept = unpackCut(packCut({ keys: ['stuck', 'late', 'error'], cut: cutPages([stuck, late, error]) }))
  const changed = page('late', 'Payment comes late, or never')
  const pages = [error, changed, page('new', 'Größe of an order'), stuck]
  const keys = ['error', 'late, changed', 'new', 'stuck']
  expect(cutPages(pages, { keys, kept })).toEqual(cutPages(pages))
})

test('what is kept is read wherever it lies in a file, also of no pages', () => {
  const cut = cutPages([page('stuck', 'Order stuck')])
  const parts = packCut({ keys: ['stuck'], cut }).map((part) => Buffer.concat([Buffer.from('.'), part]).subarray(1))
  expect(unpackCut(parts)).toEqual({ keys: ['stuck'], cut })
  const none = { keys: [], cut: cutPages([]) }
  expect(unpackCut(packCut(none))).toEqual(none)
})

function page(id: string, title: string): SearchPage {
  return {
    ...{ id, kind: 'runbook', url: `/${id}/`, title, summary: `About ${title}.`, automation: '', about: '' },
    ...{ audience: 'everyone', reviewed: '', due: '', confidence: 'validated', language: 'en' },
    ...{
      said: ['nothing moves'],
      nouns: [],
      passages: [{ heading: 'Cause', anchor: 'cause', prose: title, code: '' }],
    },
  }
}
