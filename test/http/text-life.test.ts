import { expect, vi } from 'vitest'
import { verify } from '#api/actions/verify.ts'
import type { Store } from '#api/store/open.ts'
import { deskOn } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { stringsTaken } from '#kit/document.ts'
import { often } from '#kit/often.ts'
import { strings } from '#kit/strings.ts'
import type { Life } from './text-life/life.ts'
import { expectClean, expectMoves, expectRestores } from './text-life/stored.ts'
import { live } from './text-life/ticket.ts'

vi.setConfig({ testTimeout: 240_000 })

const formats = ['text', 'idn-email', 'uri']

forEachDialect(
  'texts of all kinds go through every text field there is; what is stored is clean, checks out, and moves whole',
  async ({ store, dialect }) => {
    const desk = await deskOn(store)
    const { body: document } = await desk.ask('/openapi.json')
    const life: Life = { document, sent: new Set(), name: '', text: '', kept: '' }
    const texts = textsOf(dialect)
    for (const [name, text, kept] of texts) {
      Object.assign(life, { name, text, kept })
      const { ref, wanted } = await live(desk, life)
      const { body } = await (await desk.as('Ana'))(`/desk/tickets/${ref}`)
      if (wanted)
        expect([
          name,
          body.ticket.title,
          body.ticket.description,
          body.ticket.requester.name,
          body.ticket.details['run-id'],
        ]).toEqual([name, kept, kept, kept, kept])
      expect([
        name,
        body.events.filter(({ data }: { data: { body?: string } }) => data.body === kept).length > 0,
      ]).toEqual([name, kept !== ''])
    }
    const takesText = stringsTaken(document).filter(({ schema }) => formats.includes(schema.format ?? ''))
    expect([...life.sent].sort()).toEqual([...new Set(takesText.map(({ operation }) => operation))].sort())

    await expectClean(store)
    expect((await verify(desk.world)).problems).toEqual([])
    await expectMoves(desk, dialect)
    if (dialect === 'sqlite') await expectRestores(desk, store, texts.length)
  },
)

const shortestField = 60

type Text = readonly [what: string, given: string, kept: string]

/** Each text lives on one database, those that are whole within others as many at a time as a field takes; by hand each alone, on both. */
function textsOf(dialect: Store['dialect']): Text[] {
  if (often(0, 1) === 1) return [...strings]
  const alone = strings.filter((text) => !isWholeWithin(text))
  const among = strings.filter(isWholeWithin)
  return [...alone, ...joined(among)].filter(
    (text, place) => isHard(text) || place % 2 === (dialect === 'sqlite' ? 0 : 1),
  )
}

/** Neither its ends nor its lines are what it is about. */
function isWholeWithin([, given, kept]: Text): boolean {
  return !/\n/.test(kept) && given.isWellFormed() && given[0] === kept[0] && given.at(-1) === kept.at(-1)
}

/** As many in one as every field has room for. */
function joined(texts: readonly Text[]): Text[] {
  const groups: Text[][] = [[]]
  for (const text of texts) {
    const group = groups.at(-1) ?? []
    if (join([...group, text])[1].length <= shortestField) group.push(text)
    else groups.push([text])
  }
  return groups.map(join)
}

function join(texts: readonly Text[]): Text {
  const [names, given, kept] = [0, 1, 2].map((at) => texts.map((text) => text[at] ?? ''))
  return [names?.join(', ') ?? '', given?.join(' | ') ?? '', kept?.join(' | ') ?? '']
}

/** What no database keeps as it comes. */
function isHard([name, given]: Text): boolean {
  return !given.isWellFormed() || /U\+0000|no characters/.test(name)
}
