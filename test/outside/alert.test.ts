import { expect, test } from 'vitest'
import { TicketFailed } from '#api/actions/ticket-failed.ts'
import { traceOf } from '#api/outside/alert.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { keptLog } from '#kit/log.ts'

const here = /alert\.test\.ts:\d+/

function broken(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('it did not break')
}

test('a failure says what broke, where in the code, on which ticket, and why', () => {
  const cause = broken(() => JSON.parse('Hello Kim, my number is 0170 123'))
  const trace = traceOf(new AggregateError([new TicketFailed('TKT-7KD2P', cause)], 'one'))
  expect(trace).toMatchObject({
    error: 'AggregateError',
    errors: [
      { error: 'TicketFailed', ticket: 'TKT-7KD2P', reason: 'it failed on TKT-7KD2P', cause: { error: 'SyntaxError' } },
    ],
  })
  expect(trace.errors?.[0]?.cause?.where.join(' ')).toMatch(here)
  expect(JSON.stringify(trace)).not.toMatch(/Kim|0170/)
})

test('what a mail server or a person said stays out of the log', () => {
  const { alert, text } = keptLog()
  const refused = Object.assign(new Error('550 no such user <kim@example.com>'), {
    code: 'EENVELOPE',
    responseCode: 550,
  })
  alert.failed('a sweep failed', new Error('Kim wrote: my password is 123', { cause: refused }), { sweep: 'mail' })
  alert.failed('a sweep failed', 'kim@example.com')
  expect(text()).toContain('"code":"EENVELOPE","status":550')
  expect(text()).toContain('"sweep":"mail"')
  expect(text()).not.toMatch(/kim@|Kim|password/)
})

test('many failures at once are five in the log, and how many more', () => {
  const trace = traceOf(
    new AggregateError(Array.from({ length: 40 }, (_, index) => new TicketFailed(`TKT-${index}`, null))),
  )
  expect(trace.errors).toHaveLength(5)
  expect(trace.more).toBe(35)
})

forEachDialect('the database says why, but not what was in a row', async ({ store }) => {
  const row = { version: 'v1', body: '{}', first_used_at: 'never' }
  await store.db.insertInto('support_model').values(row).execute()
  const double = await store.db
    .insertInto('support_model')
    .values(row)
    .execute()
    .catch((error) => error)
  expect(traceOf(double).reason).toMatch(/unique/i)
  expect(traceOf(double).code).toMatch(/^(SQLITE_CONSTRAINT|23505)/)
  const wrong = await store.db
    .selectFrom('ticket')
    .select('id')
    .where('version', '=', 'kim@example.com' as never)
    .execute()
    .then(
      () => null,
      (error) => error,
    )
  expect(JSON.stringify(traceOf(wrong))).not.toContain('kim')
})
