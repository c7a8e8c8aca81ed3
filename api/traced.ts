import { AsyncLocalStorage } from 'node:async_hooks'
import type { Carriers } from './outside/carriers.ts'
import { type Tracing, tracedCall } from './outside/trace.ts'
import type { Heard, Store } from './store/open.ts'
import type { Sweep } from './sweeps.ts'

/** What a store tells of each statement: what it does to which table, never its values nor its text. */
export function statementsTo(tracing: Tracing, system: 'sqlite' | 'postgresql'): Heard {
  return ({ sql, milliseconds, failed }) => {
    const does = /^\s*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? 'ask'
    const table = /\b(?:from|into|update|table)\s+"?(\w+)"?/i.exec(sql)?.[1]
    const facts = {
      'db.system.name': system,
      'db.operation.name': does,
      ...(table ? { 'db.collection.name': table } : {}),
    }
    tracing.ended(table ? `${does} ${table}` : does, { facts, milliseconds, failed })
  }
}

/** The same store, with each transaction as a span. */
export function tracedStore(store: Store, tracing: Tracing): Store {
  if (!tracing.isOn) return store
  return {
    ...store,
    transact: (work) =>
      tracing.span('transaction', { kind: 'client' }, () => {
        // Transactions are committed together: the work of this one may be done in the turn of another.
        const here = AsyncLocalStorage.snapshot()
        return store.transact((tx) => here(work, tx))
      }),
  }
}

/** The same sweep, with each turn as a span. */
export function tracedSweep(sweep: Sweep, tracing: Tracing): Sweep {
  return tracing.isOn
    ? { ...sweep, work: () => tracing.span(`sweep ${sweep.name}`, { kind: 'internal' }, () => sweep.work()) }
    : sweep
}

/** The same carriers, with each call outwards as a span. */
export function tracedCarriers({ mail, webhook, chat }: Carriers, tracing: Tracing): Carriers {
  const named = <A extends unknown[], T>(name: string, call: (...args: A) => Promise<T>) =>
    tracedCall({ tracing, name }, call)
  return {
    mail: named('send mail', mail),
    webhook: webhook && named('send webhook', webhook),
    ...(chat === undefined ? {} : { chat: chat && named('send chat message', chat) }),
  }
}
