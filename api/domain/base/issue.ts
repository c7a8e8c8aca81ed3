import { z } from 'zod'
import { meant } from './near-miss.ts'

/** One thing wrong with a value: where in it, what came, what was expected, and perhaps what was meant. */
export type Issue = { path: (string | number)[]; came: string | null; expected: string; hint: string | null }

/** Reads zod's issues as ours: in the words of an editor, with a suggestion for a near miss. */
export function issuesOf(error: z.ZodError, input: unknown, schema: z.ZodType): Issue[] {
  return error.issues.flatMap((issue) => readIssue(issue, input, schema))
}

function readIssue(issue: z.core.$ZodIssue, input: unknown, schema: z.ZodType): Issue[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  const value = valueAt(input, path)
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(schema, path)
    return issue.keys.map((key) => {
      return {
        path: [...path, key],
        came: key,
        expected: allowed.length > 0 ? `one of the fields ${allowed.join(', ')}` : 'no such field',
        hint: meant(key, allowed) ?? 'remove it',
      }
    })
  }
  if (issue.code === 'invalid_union') {
    const nearestBranch = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? []
    const inner = nearestBranch.filter(({ code }) => code !== 'invalid_union')
    if (inner.length > 0 && depth(inner) > 0) {
      return inner.flatMap((deeper) =>
        readIssue({ ...deeper, path: [...issue.path, ...deeper.path] } as z.core.$ZodIssue, input, schema),
      )
    }
    return [
      {
        path,
        came: sayValue(value),
        expected: issue.errors
          .flat()
          .map((one) => expectedOf(one))
          .join(', or '),
        hint: null,
      },
    ]
  }
  return [{ path, came: sayValue(value), expected: expectedOf(issue), hint: hintOf(issue, value) }]
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length))
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${article(issue.expected)}`
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return issue.origin === 'string'
        ? 'some text'
        : `at least ${issue.minimum}${issue.origin === 'array' ? ' in the list' : ''}`
    case 'too_big':
      return issue.origin === 'string' ? `at most ${issue.maximum} characters` : `at most ${issue.maximum}`
    case 'invalid_format':
      return formats[issue.format] ?? issue.message
    default:
      return issue.message
  }
}

const formats: Record<string, string> = {
  email: 'an e-mail address, such as desk@example.com',
  url: 'a URL, such as https://example.com/',
  date: 'a date that exists, such as 2026-11-24',
}

function article(type: string): string {
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a set of fields',
    record: 'a set of fields',
  }
  return names[type] ?? type
}

function hintOf(issue: z.core.$ZodIssue, value: unknown): string | null {
  if (issue.code === 'invalid_type' && issue.expected === 'string' && ['number', 'boolean'].includes(typeof value))
    return `put it in quotes: "${value}"`
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return null
  return meant(value, issue.values.map(String))
}

/** A value that came, short enough for a line; null when none came. */
export function sayValue(value: unknown): string | null {
  if (value === undefined) return null
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

function valueAt(input: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key],
    input,
  )
}

/** The field names a schema allows at a path. */
function keysAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let here: unknown = schema
  for (const key of path) here = inside(unwrap(here), key)
  const object = unwrap(here)
  if (object instanceof z.ZodRecord && object.keyType instanceof z.ZodEnum) return object.keyType.options.map(String)
  return object instanceof z.ZodObject ? Object.keys(object.shape) : []
}

function inside(schema: unknown, key: string | number): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[key]
  if (schema instanceof z.ZodArray) return schema.element
  if (schema instanceof z.ZodRecord) return schema.valueType
  return undefined
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return unwrap(schema.unwrap())
  return schema
}
