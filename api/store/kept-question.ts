import type { Compilable, CompiledQuery, DialectAdapter } from 'kysely'
import type { Reader, Tx } from './handle.ts'

/**
 * A question that is put together once for each database, for that takes longer than its answer. Each value that it is made with is one
 * parameter of its text, in the same order.
 */
export function keptQuestion<V extends unknown[], R>(
  make: (db: Reader, ...values: V) => Compilable<R>,
): (tx: Tx, ...values: V) => CompiledQuery<R> {
  const kept = new WeakMap<DialectAdapter, CompiledQuery<R>>()
  return (tx, ...values) => {
    const { adapter } = tx.getExecutor()
    const known = kept.get(adapter)
    if (known) return { ...known, parameters: values }
    const made = make(tx, ...values).compile()
    if (made.parameters.length !== values.length || made.parameters.some((one, at) => one !== values[at]))
      throw new Error(`"${made.sql}" does not take its values one by one`)
    kept.set(adapter, made)
    return made
  }
}
