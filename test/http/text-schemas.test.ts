import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Document, stringsTaken } from '#kit/document.ts'

const document = JSON.parse(readFileSync(new URL('../golden/openapi.json', import.meta.url), 'utf8')) as Document

/** Formats that say by themselves which characters there may be; `text` and `idn-email` are those of the one schema for text. */
const formats = ['text', 'idn-email', 'uri', 'date', 'date-time', 'binary']

test('no operation takes a raw string: each is text, one of some words, a format or a pattern', () => {
  const taken = stringsTaken(document)
  const raw = taken.filter(
    ({ schema }) =>
      !(schema.enum || schema.const !== undefined || schema.pattern || formats.includes(schema.format ?? '')),
  )
  expect(raw.map(({ name }) => name)).toEqual([])
  expect(taken.length).toBeGreaterThan(100)
})
