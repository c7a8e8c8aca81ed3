// From start to ready with many articles. Usage: start.ts [ARTICLES]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { figure } from './figure.ts'
import { ended, memoryOf, processorOf, startServer } from './processes.ts'
import { writeContent } from './site-content.ts'

const count = Number(process.argv[2] ?? 10_000)
const demo = resolve(import.meta.dirname, '../../content')
const folder = mkdtempSync(join(tmpdir(), 'ladder-start-'))
const content = join(folder, 'content')
try {
  writeContent(content, { from: demo, count })
  await measure('nothing kept')
  await measure('as after a build')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The first start keeps what is searched, as a build does; the second finds it. The database is new and holds no demo. */
async function measure(how: string): Promise<void> {
  const began = performance.now()
  const server = await startServer({
    CONTENT_DIR: content,
    CACHE_DIR: join(folder, 'cache'),
    DATA_DIR: join(folder, how),
    SITE_DIR: join(folder, 'no-site'),
    DEMO: '0',
  })
  figure(`ready, ${how}`, (performance.now() - began) / 1000, 's')
  figure(`ready, ${how}, processor`, processorOf(server.process.pid), 's')
  await (await fetch(`${server.url}/api/suggestions?q=price+label`)).arrayBuffer()
  figure(`ready, ${how}, memory`, memoryOf(server.process.pid), 'MB')
  await ended(server.process)
}
