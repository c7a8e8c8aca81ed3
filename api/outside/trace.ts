/** What a span says: names of the program's own and amounts, never what somebody wrote, an address or a key. */
export type Facts = Record<string, string | number>
export type Kind = 'server' | 'client' | 'internal'

/** An act that is under way, as a trace tells it. */
export type Span = {
  name: (name: string) => void
  say: (facts: Facts) => void
  failed: (error: unknown) => void
}

export type Tracing = {
  isOn: boolean
  /** Does work within a span, below the one that is under way. */
  span: <T>(name: string, told: { kind: Kind; facts?: Facts }, work: (span: Span) => Promise<T>) => Promise<T>
  /** Tells of an act that has just ended; nothing when no other is under way. */
  ended: (name: string, told: { facts: Facts; milliseconds: number; failed: boolean }) => void
  /** Sends what is left, or gives it up. */
  stop: () => Promise<void>
}

const silent: Span = { name: () => {}, say: () => {}, failed: () => {} }

export const untraced: Tracing = {
  isOn: false,
  span: (_name, _told, work) => work(silent),
  ended: () => {},
  stop: async () => {},
}

/** The same call, as a span of its own. */
export function tracedCall<A extends unknown[], T>(
  { tracing, name, facts = {} }: { tracing: Tracing; name: string; facts?: Facts },
  call: (...args: A) => Promise<T>,
): (...args: A) => Promise<T> {
  if (!tracing.isOn) return call
  return (...args) => tracing.span(name, { kind: 'client', facts }, () => call(...args))
}
