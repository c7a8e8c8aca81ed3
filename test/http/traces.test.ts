import { createServer } from 'node:http'
import { type AddressInfo, createServer as createNet } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { startLadder } from '#kit/ladder-process.ts'
import { openMailbox } from '#kit/mail.ts'
import { sourceOf } from '#kit/programs.ts'
import { workDir } from '#kit/work-dir.ts'

type Attribute = { key: string; value: Record<string, unknown> }
type Spanned = {
  name: string
  kind: number
  spanId: string
  traceId: string
  parentSpanId?: string
  attributes: Attribute[]
}

/** A collector that speaks OTLP over HTTP, as JSON. */
async function openCollector() {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    if (request.url === '/v1/traces') bodies.push(await text(request))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  const spans = () =>
    bodies.flatMap((body): Spanned[] =>
      // biome-ignore lint/suspicious/noExplicitAny: what the SDK sent
      JSON.parse(body).resourceSpans.flatMap((one: any) => one.scopeSpans.flatMap((scope: any) => scope.spans)),
    )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, spans }
}

/** Takes every connection and never says a word. */
async function openSilence(): Promise<string> {
  const server = createNet(() => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Prints which parts of the SDK are loaded. */
const telling = `data:text/javascript,${encodeURIComponent(
  "import{registerHooks}from'node:module';registerHooks({load(url,context,next){const part=/@opentelemetry[/](sdk|exporter|otlp)[^/]*/.exec(url);if(part)process.stderr.write('LOADED '+part[0]+'\\n');return next(url,context)}})",
)}`

const ticket = {
  title: 'Orders of Acme stop',
  description: 'Nothing since nine, says Zebedee.',
  requester: { name: 'Zebedee Quill', email: 'zebedee@example.com' },
}

test('a collector hears of requests, transactions, statements, sweeps and calls, and of nobody and nothing that was written', async () => {
  const [collector, silence, mailbox] = await Promise.all([openCollector(), openSilence(), openMailbox()])
  onTestFinished(() => mailbox.close())
  const dir = workDir('traces')
  const start = (name: string, endpoint: string, program?: string) =>
    startLadder(
      {
        DATABASE_URL: `sqlite:${join(dir, `${name}.db`)}`,
        SMTP_URL: mailbox.url,
        NODE_OPTIONS: `--import ${telling}`,
        ...(endpoint ? { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } : {}),
      },
      program,
    )
  const told = await start('told', collector.url)
  const opened = (await (await told.ask('/api/tickets', { json: ticket })).json()) as { ref: string; token: string }
  await told.ask('/api/request', { headers: { authorization: `Bearer ${opened.token}` } })
  await told.ask(`/api/desk/tickets/${opened.ref}?text=zebedee`)
  await told.ask('/api/ready')
  await expect.poll(() => collector.spans().map(({ name }) => name), { timeout: 30_000 }).toContain('send mail')
  await told.end()

  const spans = collector.spans()
  const named = (name: string) => spans.filter((span) => span.name === name)
  const [post] = named('POST /api/tickets')
  const factsOf = (span: Spanned | undefined) =>
    Object.fromEntries(span?.attributes.map(({ key, value }) => [key, Object.values(value)[0]]) ?? [])
  expect(factsOf(post)).toMatchObject({ 'http.route': '/api/tickets', 'http.response.status_code': 201 })
  const below = (parent: Spanned | undefined) => spans.filter(({ parentSpanId }) => parentSpanId === parent?.spanId)
  const [transaction] = below(post).filter(({ name }) => name === 'transaction')
  expect(below(transaction).map(({ name }) => name)).toContain('insert ticket_event')
  expect(factsOf(named('insert ticket_event')[0])).toMatchObject({
    'db.system.name': 'sqlite',
    'db.collection.name': 'ticket_event',
  })
  expect(spans.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['GET /api/request', 'GET /api/desk/tickets/:ref', 'sweep sending by mail']),
  )
  const [mail] = named('send mail')
  expect(spans.find(({ spanId }) => spanId === mail?.parentSpanId)?.name).toBe('sweep sending by mail')
  expect(spans.filter(({ name }) => /ready/.test(name))).toEqual([])
  const said = collector.bodies.join('\\n')
  for (const secret of [
    opened.token,
    opened.ref,
    'zebedee',
    'Zebedee',
    'Acme',
    'Nothing since',
    'example.com',
    '127.0.0.1',
  ])
    expect(said.includes(secret), secret).toBe(false)

  // A collector that says nothing, and none at all: as they are written, for a program in one file loads no other.
  const written = sourceOf('main')
  const [deaf, alone] = await Promise.all([start('deaf', silence, written), start('alone', '', written)])
  expect((await deaf.ask('/api/tickets', { json: ticket })).status).toBe(201)
  await expect.poll(() => mailbox.mails.length, { timeout: 20_000 }).toBeGreaterThan(1)
  const ended = await deaf.end()
  expect([ended.code, ended.took < 10_000]).toEqual([0, true])
  expect(deaf.printed()).toContain('LOADED @opentelemetry/sdk-trace')
  expect(alone.printed()).not.toContain('LOADED')
  await alone.end()
}, 120_000)
