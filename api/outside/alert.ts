import { Sayable } from '#domain/base/sayable.ts'
import type { Log } from './log.ts'

/** Tells the operator what failed, what works again, and what should be known later. */
export type Alert = {
  failed: (what: string, error: unknown, facts?: object) => void
  recovered: (what: string, facts?: object) => void
  /** What somebody who runs the desk has done to others. */
  noted: (what: string, facts?: object) => void
}

/** Tells the log what fails and recovers, of an error no more than may be read by whoever reads the log. */
export function makeAlert(log: Log): Alert {
  return {
    failed: (what, error, facts = {}) => log.error({ ...facts, ...traceOf(error) }, what),
    recovered: (what, facts = {}) => log.info(facts, what),
    noted: (what, facts = {}) => log.info(facts, what),
  }
}

type Trace = {
  error: string
  ticket?: string
  code?: string
  status?: number
  reason?: string
  where: string[]
  cause?: Trace
  errors?: Trace[]
  more?: number
}

const mostErrors = 5
const mostLines = 6
const deepest = 4

/**
 * What broke and where in the code, which ticket, and what caused it. Messages are left out unless they are Ladder's own,
 * the database's or the system's: any other might hold what a person typed.
 */
export function traceOf(thrown: unknown, depth = 0): Trace {
  if (!(thrown instanceof Error)) return { error: typeof thrown, where: [] }
  const { ticket, code, responseCode } = thrown as { ticket?: unknown; code?: unknown; responseCode?: unknown }
  const parts: unknown[] = thrown instanceof AggregateError ? thrown.errors : []
  const told = depth < deepest ? parts.slice(0, mostErrors) : []
  const reason = reasonOf(thrown)
  return {
    error: thrown.name,
    ...(typeof ticket === 'string' ? { ticket } : {}),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(typeof responseCode === 'number' ? { status: responseCode } : {}),
    ...(reason === null ? {} : { reason }),
    where: whereOf(thrown),
    ...(thrown.cause !== undefined && depth < deepest ? { cause: traceOf(thrown.cause, depth + 1) } : {}),
    ...(told.length > 0 ? { errors: told.map((part) => traceOf(part, depth + 1)) } : {}),
    ...(parts.length > told.length ? { more: parts.length - told.length } : {}),
  }
}

function whereOf({ stack = '' }: Error): string[] {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return lines.slice(0, mostLines).map((line) => line.trim())
}

/** SQLite names its rule, PostgreSQL a five-letter state, of which class 22 quotes the value; the system names its call. */
function reasonOf(error: Error & { code?: unknown; syscall?: unknown }): string | null {
  if (error instanceof Sayable) return error.message
  const { code } = error
  if (typeof code !== 'string') return null
  const isDatabase = /^SQLITE_/.test(code) || (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('22'))
  if (!isDatabase && error.syscall === undefined) return null
  return (error.message.split('\n')[0] ?? '').replaceAll(/(?<![^\s"'<>()])[^\s"'<>()]+@[^\s"'<>()]+/g, '…')
}
