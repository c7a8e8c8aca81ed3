import type { Problem } from '#domain/knowledge/content.ts'

type Warning = { field: string; came: string | null; expected: string; hint: string | null }

/** A warning at a place: content with it can be published. */
export function warn(file: string, line: number, { field, came, expected, hint }: Warning): Problem {
  return { severity: 'warning', file, line, field, came, expected, hint }
}
