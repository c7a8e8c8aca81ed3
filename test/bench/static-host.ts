import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

/** A host that only serves files, and counts the bytes of those below the folders of search; scripts count as pressed. */
export type StaticHost = { url: string; taken: () => { bytes: number; requests: number }; stop: () => Promise<void> }

export async function serveFiles(dir: string): Promise<StaticHost> {
  let bytes = 0
  let requests = 0
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://here').pathname)
    const file = join(dir, path.endsWith('/') ? `${path}index.html` : path)
    if (!file.startsWith(dir) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    if (/^\/(find|pagefind)\//.test(path)) {
      requests++
      bytes += extname(file) === '.js' ? gzipSync(readFileSync(file)).length : statSync(file).size
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  // Who asks is busy for long in between, and must not find its connection closed.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    taken: () => {
      const now = { bytes, requests }
      bytes = 0
      requests = 0
      return now
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
