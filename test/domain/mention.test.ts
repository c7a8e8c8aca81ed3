import { expect, test } from 'vitest'
import { handleOf, mentionBefore, mentionsIn } from '#domain/ticket/mention.ts'

const person = (name: string, email: string) => ({ name, email })
const ana = person('Ana Ruiz', 'Ana.Ruiz@example.com')
const bo = person('Bo Li', 'bo@example.com')
const otherBo = person('Bo Berg', 'bo@berg.example')
const team = [ana, bo, otherBo]

test.each([
  ['@ana.ruiz please look', ['Ana Ruiz'], []],
  ['Please look, @Ana.Ruiz.', ['Ana Ruiz'], []],
  ['(@ana.ruiz), @ana.ruiz: twice', ['Ana Ruiz'], []],
  ['@ana.ruiz@example.com, @BO@berg.example', ['Ana Ruiz', 'Bo Berg'], []],
  ['@bo is two people', [], ['bo']],
  ['@ana.riuz', [], ['ana.riuz']],
  ['line one\n@ana.ruiz', ['Ana Ruiz'], []],
  ['write to ana.ruiz@example.com or kim+x@ana.ruiz', [], []],
  ['npm i left/@ana.ruiz, `@Scheduled` and `@ana.ruiz`', [], []],
  ['one ` tick and @ana.ruiz', ['Ana Ruiz'], []],
  ['```\n@Transactional\n```\n@ana.ruiz', ['Ana Ruiz'], []],
  ['> @Override said Kim', [], []],
  ['at 5 @ noon, @, @@', [], []],
])('%j mentions %j, and nobody is %j', (text, names, unknown) => {
  const found = mentionsIn(text, team)
  expect(found.people.map(({ name }) => name)).toEqual(names)
  expect(found.unknown.map(({ written }) => written)).toEqual(unknown)
})

test('an unknown name comes with the one that was probably meant', () => {
  expect(mentionsIn('@ana.riuz and @zzz', team).unknown).toEqual([
    { written: 'ana.riuz', near: 'ana.ruiz' },
    { written: 'zzz', near: null },
  ])
})

test('a handle is the first part of the address, or all of it where two share that', () => {
  expect(team.map((one) => handleOf(one, team))).toEqual(['ana.ruiz', 'bo@example.com', 'bo@berg.example'])
})

test.each([
  ['Look @an', 8, { from: 5, asked: 'an' }],
  ['Look @', 6, { from: 5, asked: '' }],
  ['ana@ex', 6, null],
  ['Look @an now', 12, null],
  ['Look @an now', 8, { from: 5, asked: 'an' }],
])('what is being written in %j at %i', (text, cursor, begun) => {
  expect(mentionBefore(text, cursor)).toEqual(begun)
})
