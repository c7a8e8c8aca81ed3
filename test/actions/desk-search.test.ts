import { expect } from 'vitest'
import { openTicket } from '#api/actions/open.ts'
import { deskQueue } from '#api/actions/read/queue.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { questionsOfTickets } from '#kit/questions-of-tickets.ts'
import { as, type TestWorld } from '#kit/world.ts'

const { ana } = as

async function open(world: TestWorld, title: string, changes: object = {}): Promise<string> {
  const requester = { name: 'Xa', email: 'xa@x.example' }
  const opened = await openTicket(world, { title, description: 'xyz', requester, details: {}, ...changes })
  return must(opened).ref
}

async function asked(world: TestWorld, text: string): Promise<string[]> {
  const { tickets } = must(await deskQueue(world, { limit: 100, text }, ana))
  return tickets.map(({ ref }) => ref)
}

forEachDialect('what the desk asks for is found, and nothing else, alike on both databases', async (ground) => {
  const world = await ground.world()
  const refs = new Map<string, string>()
  for (const [text] of questionsOfTickets) if (!refs.has(text)) refs.set(text, await open(world, text))
  const answers: [string, string, boolean][] = []
  for (const [text, question] of questionsOfTickets) {
    const found = await asked(world, question)
    answers.push([text, question, found.includes(refs.get(text) ?? '')])
  }
  expect(answers).toEqual(questionsOfTickets)
})

forEachDialect('reference, description, requester and details are found as the title is', async (ground) => {
  const world = await ground.world()
  const ref = await open(world, 'Orders', {
    description: 'Nichts läuft seit heute',
    requester: { name: 'Zoë Brontë', email: 'zoë@größe.example' },
    details: { 'run-id': 'j-77/B' },
  })
  await open(world, 'Another')
  const [letters = ''] = ref.split('-').slice(1)
  for (const question of [ref, letters.toLowerCase(), 'laeuft', 'zoe bronte', 'zoe@groesse.example', 'J-77', '77/b'])
    expect([question, await asked(world, question)]).toEqual([question, [ref]])
})

forEachDialect('a text as long as may be is kept and found to its end', async (ground) => {
  const world = await ground.world()
  const refs = new Map<string, string>()
  const texts: Record<string, string> = {
    chain: `${'a-1.'.repeat(4900)}end`,
    hash: `${'0a'.repeat(9900)} end`,
    signs: `${Array.from({ length: 19_000 }, (_, at) => String.fromCodePoint(0x4e00 + (at % 20_000))).join('')} end`,
    words: `${Array.from({ length: 3000 }, (_, at) => `w${at.toString(36)}é`).join(' ')} end`,
  }
  for (const [name, description] of Object.entries(texts))
    refs.set(name, await open(world, `Long ${name}`, { description }))
  const found = await asked(world, 'end')
  expect(found.length).toBeGreaterThanOrEqual(3)
  expect(await asked(world, 'long end signs')).toEqual([refs.get('signs')])
  expect(await asked(world, `${'a-1.'.repeat(40)}`)).toEqual([refs.get('chain')])
  expect(await asked(world, '订单'.repeat(90))).toEqual([])
})
