import type { Result } from '#domain/base/result.ts'

/** The value of what must not be refused; a refusal ends the test, and says which. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
