import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { groupTickets } from '#api/actions/group.ts'
import { likelyOthers } from '#api/actions/read/likely.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { filed } from '#kit/report.ts'
import { as } from '#kit/world.ts'

forEachDialect(
  'the likely others of a ticket: open, in the same words, of the same automation first',
  async (ground) => {
    const world = await ground.world()
    const file = async (title: string, description: string, automation?: string) =>
      (await filed(world, { title, description, ...(automation ? { automation } : {}) })).ref
    const one = await file('Duplicate orders in NetSuite', 'Each order came twice since nine.')
    const solved = await file('Duplicate orders in NetSuite', 'Each order came twice since nine.')
    const same = await file('Orders are duplicated', 'NetSuite has each order twice.')
    const elsewhere = await file('Duplicate orders', 'Each came twice into NetSuite.', 'invoice-approval')
    await file('Password forgotten', 'Somebody cannot sign in.', 'invoice-approval')
    must(await act(world, { ref: solved }, { type: 'resolve', note: 'Mended.' }, { by: as.ana }))
    const { items } = must(await likelyOthers(world, one))
    expect(items.map(({ ref }) => ref)).toEqual([same, elsewhere])
    expect(items.map(({ isSameAutomation }) => isSameAutomation)).toEqual([true, false])
    must(await groupTickets(world, { ref: one }, { ref: same }, { by: as.ana }))
    expect(must(await likelyOthers(world, one)).items.map(({ ref }) => ref)).toEqual([elsewhere])
    expect((await likelyOthers(world, 'TKT-22222')).ok).toBe(false)
  },
)
