import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Tx } from '#api/store/handle.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { filed } from '#kit/report.ts'

forEachDialect(
  'a reference that somebody else has just taken is drawn again, and nobody hears of it',
  async (ground) => {
    const { store } = ground
    const { ref } = await filed(await ground.world())
    const columns = Object.keys(await store.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow())
    const copied = columns.filter((name) => !['no', 'id', 'ref'].includes(name)).map((name) => sql.ref(name))
    const copy = (tx: Tx, name: string) =>
      sql`insert into ticket (id, ref, ${sql.join(copied)}) select ${name}, ${name}, ${sql.join(copied)} from ticket where ref = ${ref}`.execute(
        tx,
      )
    const drawn = [ref, 'TKT-OTHER']
    const other = store.transact(async (tx) => {
      const name = drawn.shift() ?? ''
      await copy(tx, name)
      return name
    })
    const beside = store.transact((tx) => copy(tx, 'TKT-BESID'))
    expect(await other).toBe('TKT-OTHER')
    await beside
    const refs = await store.db.selectFrom('ticket').select('ref').orderBy('ref').execute()
    expect(refs.map((row) => row.ref)).toEqual([ref, 'TKT-OTHER', 'TKT-BESID'].toSorted())
  },
)
