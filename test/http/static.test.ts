import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serve } from '#kit/e2e.ts'
import { compressSite } from '#site/build/compress.ts'

const long = 'Reconnect, then run again. '.repeat(40)
const files: Record<string, string> = {
  'index.html': `<!doctype html><title>Start</title>${long}`,
  '404.html': '<!doctype html><title>Not here</title>',
  'de/404/index.html': '<!doctype html><title>Nicht hier</title>',
  '.made-from': 'what it was made from',
  'runbooks/late/index.html': `<!doctype html><title>Late</title>${long}`,
  'runbooks/late.md': `# Late\n${long}`,
  'größe/index.html': '<!doctype html><title>Größe</title>',
  '_astro/page.abc.css': `/* ${long} */`,
  'feed.xml': '<feed/>',
  'picture.png': 'not looked into',
}
let site: string
let served: Served

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'ladder-site-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, name)), { recursive: true })
    writeFileSync(join(site, name), text)
  }
  await compressSite(site, '/nowhere')
  served = await serve({ siteDir: site })
})
afterAll(async () => {
  await served.stop()
  rmSync(site, { recursive: true })
})

test('what is not there is told in the language of the address', async () => {
  const told = async (path: string) => {
    const { status, body } = await get(path)
    return [status, body.toString()]
  }
  expect(await told('/de/gone/')).toEqual([404, files['de/404/index.html']])
  expect(await told('/fr/gone/')).toEqual([404, files['404.html']])
})

type Got = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

/** What the server sends, byte for byte: nothing is decoded, normalised or followed. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(served.url, { path, headers, method }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('a page comes as the build compressed it: Brotli before gzip, plain to whom takes neither', async () => {
  const page = files['index.html']
  const brotli = await get('/', { 'accept-encoding': 'gzip, deflate, br, zstd' })
  expect([brotli.status, brotli.headers['content-encoding']]).toEqual([200, 'br'])
  expect(brotli.body).toEqual(readFileSync(join(site, 'index.html.br')))
  expect(brotliDecompressSync(brotli.body).toString()).toBe(page)
  const gzip = await get('/', { 'accept-encoding': 'gzip, br;q=0' })
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(gzip.body).toString()).toBe(page)
  const plain = await get('/')
  expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, page])
  for (const { headers } of [brotli, gzip]) expect(headers.vary).toMatch(/accept-encoding/i)
  const head = await get('/', { 'accept-encoding': 'br' }, 'HEAD')
  expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, brotli.headers.etag])
  expect(head.headers['content-length']).toBe(String(brotli.body.length))
})

test('codings are taken with their weights, as clients and proxies write them', async () => {
  for (const [codings, coding] of [
    ['gzip;q=1.0', 'gzip'],
    ['gzip;q=1.0, br;q=0.5', 'br'],
    ['br;q=0, gzip;q=0.001', 'gzip'],
    ['gzip; q=0, identity', undefined],
    ['br;q=0', undefined],
  ] as const) {
    const { headers } = await get('/', { 'accept-encoding': codings })
    expect([codings, headers['content-encoding']]).toEqual([codings, coding])
  }
})

test('a part is of one file: who has another version gets the whole of this one', async () => {
  const whole = await get('/runbooks/late.md')
  const part = await get('/runbooks/late.md', { range: 'bytes=0-5' })
  expect([part.status, part.body.toString()]).toEqual([206, '# Late'])
  for (const have of ['"an older version"', String(whole.headers.etag)]) {
    const again = await get('/runbooks/late.md', { range: 'bytes=6-', 'if-range': have })
    expect([again.status, again.body.equals(whole.body)]).toEqual([200, true])
  }
})

test('a page that has not changed is not sent again, also after the site was built again', async () => {
  const coding = { 'accept-encoding': 'br' }
  const { etag } = (await get('/', coding)).headers
  expect((await get('/')).headers.etag).not.toBe(etag)
  writeFileSync(join(site, 'index.html.br'), readFileSync(join(site, 'index.html.br')))
  const again = await get('/', { ...coding, 'if-none-match': `W/"other", ${etag}` })
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
  expect(again.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
  expect((await get('/', { ...coding, 'if-none-match': '"other"' })).status).toBe(200)
})

test('each kind of file has its type and its time to be kept', async () => {
  const kinds: [string, string, RegExp][] = [
    ['/runbooks/late/', 'text/html; charset=utf-8', /must-revalidate/],
    ['/runbooks/late.md', 'text/markdown; charset=utf-8', /must-revalidate/],
    ['/feed.xml', 'application/xml; charset=utf-8', /must-revalidate/],
    ['/picture.png', 'image/png', /must-revalidate/],
    ['/_astro/page.abc.css', 'text/css; charset=utf-8', /max-age=31536000, immutable/],
  ]
  for (const [path, type, cache] of kinds) {
    const { status, headers } = await get(path, { 'accept-encoding': 'br' })
    expect([path, status, headers['content-type']]).toEqual([path, 200, type])
    expect(headers['cache-control']).toMatch(cache)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/)
  }
})

test('a folder is reached with its slash, whatever was asked', async () => {
  for (const [path, to] of [
    ['/runbooks/late?q=1', '/runbooks/late/?q=1'],
    ['/gr%C3%B6%C3%9Fe', '/gr%C3%B6%C3%9Fe/'],
  ] as const) {
    const { status, headers } = await get(path)
    expect([path, status, headers.location]).toEqual([path, 301, to])
    expect((await get(to)).status).toBe(200)
  }
})

test('what is not there, hidden or outside answers the page for that', async () => {
  const paths = [
    '/nowhere',
    '/runbooks/',
    '/.made-from',
    '/a/../.made-from',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc',
  ]
  for (const path of [...paths, '/%00', '/%', '/a%5c..%5c..', '//example.com', '/index.html/']) {
    const { status, headers, body } = await get(path, { 'accept-encoding': 'br' })
    expect([path, status, body.toString()]).toEqual([path, 404, files['404.html']])
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  }
  const posted = await get('/', {}, 'POST')
  expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD'])
})

test('a site built again takes over what was compressed before, and only for what is the same', async () => {
  const before = mkdtempSync(join(tmpdir(), 'ladder-site-'))
  const after = mkdtempSync(join(tmpdir(), 'ladder-site-'))
  try {
    for (const folder of [before, after]) writeFileSync(join(folder, 'same.md'), long)
    writeFileSync(join(before, 'other.md'), `${long}.`)
    writeFileSync(join(after, 'other.md'), `${long}!`)
    writeFileSync(join(after, 'short.md'), 'ok')
    await compressSite(before, '/nowhere')
    writeFileSync(join(before, 'same.md.br'), 'made before')
    await compressSite(after, before)
    expect(readFileSync(join(after, 'same.md.br'), 'utf8')).toBe('made before')
    expect(brotliDecompressSync(readFileSync(join(after, 'other.md.br'))).toString()).toBe(`${long}!`)
    expect(() => readFileSync(join(after, 'short.md.br'))).toThrow('ENOENT')
  } finally {
    for (const folder of [before, after]) rmSync(folder, { recursive: true })
  }
})

test('a connection that lies idle outlasts those of proxies, which would send the next request into one that ends', async () => {
  const { headers } = await fetch(`${served.url}/api/health`)
  const seconds = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])
  expect(seconds).toBeGreaterThan(120)
})
