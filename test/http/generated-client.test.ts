import { execFile, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createClient } from '@hey-api/openapi-ts'
import { expect, test } from 'vitest'
import { makeAuth } from '#api/outside/auth.ts'
import { openStore } from '#api/store/open.ts'
import { type LadderProcess, startLadder } from '#kit/ladder-process.ts'
import { machineKey } from '#kit/machine-key.ts'
import { secret } from '#kit/seal.ts'
import { worldOn } from '#kit/world.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, '.cache/test/generated-client')
const password = 'correct-horse-battery'
const run = promisify(execFile)

test('a client made from the document compiles, and files, polls and solves a ticket of a machine', async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const database = join(folder, 'ladder.db')
  const ladder = await startLadder({ DATABASE_URL: `sqlite:${database}` })
  const store = openStore(`sqlite:${database}`)
  const key = await machineKey(await worldOn(store), 'n8n')
  const auth = await makeAuth({ database: store, secret, publicUrl: ladder.url, oidc: null })
  await auth.add({ name: 'Ana Ruiz', email: 'ana@example.com', password })
  await store.close()
  await createClient({
    input: join(root, 'test/golden/openapi.json'),
    output: { path: join(folder, 'client'), module: { extension: '.ts' } },
    plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
    logs: { level: 'silent', file: false },
  })
  writeFileSync(join(folder, 'machine.ts'), inHandbook('machines.md', 'openTicket('))
  writeFileSync(join(folder, 'desk.ts'), desk)
  writeFileSync(join(folder, 'bridge.ts'), bridge)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(compiler))
  const compiled = await run(process.execPath, [join(root, 'node_modules/typescript-native/bin/tsc'), '-p', folder])
  expect(compiled.stdout).toBe('')

  const machine = spawn(process.execPath, ['--no-warnings', join(folder, 'machine.ts')], {
    env: { ...process.env, LADDER_URL: ladder.url, LADDER_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [machine.stdout, machine.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => said.push(...text.trim().split('\n')))
  const over = new Promise((done) => machine.once('exit', done))
  await expect.poll(() => said[0]).toMatch(/^TKT-/)
  const bridged = await run(process.execPath, [
    '--no-warnings',
    join(folder, 'bridge.ts'),
    ladder.url,
    key,
    said[0] ?? '',
  ])
  expect(bridged.stdout.trim()).toBe('1 new It runs again. open')
  const cookie = await signedIn(ladder)
  const solved = await run(process.execPath, [
    '--no-warnings',
    join(folder, 'desk.ts'),
    ladder.url,
    cookie,
    said[0] ?? '',
  ])
  expect(solved.stdout.trim()).toBe('open resolved')
  await over
  expect(said.slice(1)).toEqual(['closed'])
})

/** What a bridge to another tool does: follows what changes, reads, replies. */
const bridge = `
import { createClient } from './client/client/index.ts'
import { getTicketByKey, listTicketsByKey, replyByKey } from './client/index.ts'

const [LADDER_URL, KEY = '', ref = ''] = process.argv.slice(2)
const client = createClient({ baseUrl: \`\${LADDER_URL}/api\`, auth: KEY })
const { data: first } = await listTicketsByKey({ client })
const [found] = first?.items ?? []
const { error } = await replyByKey({ client, path: { ref }, body: { body: 'It runs again.' } })
const { data: next } = await listTicketsByKey({ client, query: { cursor: first?.cursor ?? '' } })
const { data: whole } = await getTicketByKey({ client, path: { ref } })
if (!found || !whole) throw new Error(error?.detail)
console.log(next?.items.length, found.state, whole.messages[0]?.body, whole.state)
`

/** What the desk does in the meantime, by the same client. */
const desk = `
import { createClient } from './client/client/index.ts'
import { deskResolve, getTicket } from './client/index.ts'

const [LADDER_URL, COOKIE = '', REF = ''] = process.argv.slice(2)
const client = createClient({ baseUrl: \`\${LADDER_URL}/api\`, headers: { cookie: COOKIE } })
const { data: found } = await getTicket({ client, path: { ref: REF } })
const { data: solved, error } = await deskResolve({ client, path: { ref: REF }, body: { note: 'Reconnected.' } })
if (!found || !solved) throw new Error(error?.detail)
console.log(found.ticket.state, solved.state)
`

const compiler = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'esnext',
    module: 'nodenext',
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    lib: ['esnext', 'dom', 'dom.iterable'],
    types: ['node'],
  },
  include: ['**/*.ts'],
}

async function signedIn(ladder: LadderProcess): Promise<string> {
  const answer = await ladder.ask('/api/auth/sign-in/email', {
    json: { email: 'ana@example.com', password },
    headers: { origin: ladder.url },
  })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((entry) => entry.split(';')[0])
    .join('; ')
}

/** The program of a handbook page that has a word in it. */
function inHandbook(page: string, word: string): string {
  const text = readFileSync(join(root, 'content/handbook', page), 'utf8')
  const found = [...text.matchAll(/```ts\n([\s\S]*?)```/g)]
    .map(([, code = '']) => code)
    .find((code) => code.includes(word))
  if (!found) throw new Error(`${page} has no program with "${word}"`)
  return found
}
