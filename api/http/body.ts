import type { Context } from 'hono'
import type { z } from 'zod'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import type { Env } from './env.ts'
import { fieldErrors, toldIn } from './problems.ts'
import { Unreadable } from './text/unreadable.ts'

/** How a body was sent: a plain form by a page without JavaScript, JSON by everything else that we read. */
export function bodyKind(c: Context<Env>): 'form' | 'json' | 'other' {
  const type = c.req.header('content-type') ?? ''
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return 'form'
  return /^application\/([\w.-]+\+)?json\b/i.test(type) ? 'json' : 'other'
}

/** Reads a JSON body by its schema, or says what is wrong with it. */
export async function readJson<T extends z.ZodType>(c: Context<Env>, schema: T): Promise<Result<z.infer<T>>> {
  if (bodyKind(c) !== 'json') return refuse('request.unsupported-type')
  const body = await read(() => c.req.json<unknown>())
  if (!body.ok) return body
  const parsed = schema.safeParse(body.value)
  return parsed.success ? ok(parsed.data) : refuse('request.invalid', { errors: fieldErrors(parsed.error, toldIn(c)) })
}

/** The fields of a plain form; a field that is sent twice is a list. */
export async function readForm(c: Context<Env>): Promise<Result<Awaited<ReturnType<typeof parsed>>>> {
  return read(() => parsed(c))
}

function parsed(c: Context<Env>) {
  return c.req.parseBody({ all: true })
}

async function read<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, error: error.refusal }
    if (error instanceof SyntaxError || error instanceof TypeError) return refuse('request.malformed')
    throw error
  }
}
