import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '#api/store/open.ts'
import { freePort } from '#kit/free-port.ts'
import { startLadder } from '#kit/ladder-process.ts'
import { verified } from '#kit/seal.ts'

const mails = 30

test('killed while mails come in, and brought again what it had not answered for, it has each mail once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-mail-killed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const port = await freePort()
  const env = {
    DATABASE_URL: `sqlite:${join(folder, 'ladder.db')}`,
    MAIL_IN: 'help@example.com',
    MAIL_LISTEN: `smtp://127.0.0.1:${port}`,
  }
  let ladder = await startLadder(env)
  const left = new Map(Array.from({ length: mails }, (_, at) => [`m${at}@example.net`, `Mail ${at}`]))
  let answered = 0
  const send = async (id: string, subject: string) => {
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    const from = `person${id.replace('@', '-at-')}@example.org`
    await transport.sendMail({ from, to: 'help@example.com', subject, text: 'x', messageId: `<${id}>` })
    left.delete(id)
    answered++
    if (answered >= wanted) enough.resolve()
  }
  let wanted = 0
  let enough = Promise.withResolvers<void>()
  while (left.size > 0) {
    wanted = answered + 10
    enough = Promise.withResolvers<void>()
    const sending = [...left].map(([id, subject]) => send(id, subject).catch(() => {}))
    await Promise.race([enough.promise, Promise.all(sending)])
    await ladder.stop()
    await Promise.all(sending)
    ladder = await startLadder(env)
  }
  await ladder.stop()
  const store = openStore(env.DATABASE_URL)
  const rows = await store.db.selectFrom('ticket').select('title').execute()
  expect(rows.map(({ title }) => title).toSorted()).toEqual(
    Array.from({ length: mails }, (_, at) => `Mail ${at}`).toSorted(),
  )
  expect((await verified(store)).problems).toEqual([])
  await store.close()
}, 120_000)
