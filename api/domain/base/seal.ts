/** The last event of a ticket's log. */
export type ChainHead = { ticketId: string; version: number; hash: string }

/** Signs the head of a log with a key that does not lie in the database, as `KEY.SIGNATURE`: the name of the key, never the key. */
export type Seal = (head: ChainHead) => string
