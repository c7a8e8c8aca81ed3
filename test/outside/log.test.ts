import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const log = join(import.meta.dirname, '../../api/outside/log.ts')

test('who takes the log stalls: nobody waits for them, lines stay whole, and the lost ones are told', async () => {
  const lines = 20_000
  const program = `
    import { makeLog } from ${JSON.stringify(log)}
    const log = makeLog('info')
    for (let line = 0; line < ${lines}; line++) log.info({ line }, '${'x'.repeat(300)}')
    process.stderr.write('done')
    process.stdin.once('data', () => {
      log.info('the last')
      process.stdin.destroy()
    })`
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '--eval', program])
  await once(child.stderr, 'data')
  const printed = text(child.stdout)
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await expect.poll(() => child.stdout.readableLength).toBe(0)
  child.stdin.write('go')
  const told = (await printed)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { line?: number; lost?: number; msg: string })
  const taken = told.filter(({ line }) => line !== undefined).length
  const lost = told.find((one) => one.lost !== undefined)
  expect(taken).toBeLessThan(lines)
  expect(taken + (lost?.lost ?? 0)).toBe(lines)
  expect(told.at(-1)?.msg).toBe('the last')
})
