import type { Kysely, Transaction } from 'kysely'
import type { DB } from './schema.ts'

export type Dialect = 'sqlite' | 'postgres'
export type Tx = Transaction<DB>
/** Reads may use the outer handle or a transaction; writes need a transaction. */
export type Reader = Pick<Kysely<DB>, 'selectFrom'>
export type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
