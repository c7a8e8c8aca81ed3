// How soon an edit shows in development. Usage: dev-edit.ts [ARTICLES]
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '#kit/free-port.ts'
import { figure, median } from './figure.ts'
import { ended, processorOf } from './processes.ts'
import { idOf, writeContent } from './site-content.ts'

const root = resolve(import.meta.dirname, '../..')
const count = Number(process.argv[2] ?? 1000)
const size = `${count.toLocaleString('en')} articles`
const edits = 5
const home = mkdtempSync(join(tmpdir(), 'ladder-dev-'))
const file = join(home, 'content', `${idOf(4)}.md`)
const port = await freePort()
const page = `http://127.0.0.1:${port}/${idOf(4)}/`
writeFileSync(join(home, 'ladder.yaml'), 'name: Bench\n')
writeContent(join(home, 'content'), { from: join(root, 'content'), count })
const began = performance.now()
const astro = ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port), '--host', '127.0.0.1']
const server = spawn(process.execPath, astro, {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    LADDER_FROM: home,
    CACHE_DIR: join(home, '.cache'),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    LADDER_API: 'http://127.0.0.1:9',
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
  },
})
try {
  await shows('</html>')
  figure(`first page in development, ${size}`, (performance.now() - began) / 1000, 's')
  const text = readFileSync(file, 'utf8')
  const waits: number[] = []
  const work: number[] = []
  for (let edit = 1; edit <= edits; edit++) {
    const [from, used] = [performance.now(), processorOf(server.pid)]
    writeFileSync(file, `${text}\nEdit ${edit} is here.\n`)
    await shows(`Edit ${edit} is here.`)
    waits.push((performance.now() - from) / 1000)
    work.push(processorOf(server.pid) - used)
    await setTimeout(1000)
  }
  figure(`an edit shows, ${size}`, median(waits), 's')
  figure(`an edit shows, ${size}, processor`, median(work), 's')
} finally {
  await ended(server)
  rmSync(home, { recursive: true, force: true })
}

/** Asks for the page until it says so. */
async function shows(text: string): Promise<void> {
  for (;;) {
    const said = await fetch(page).then(
      (answer) => answer.text(),
      () => '',
    )
    if (said.includes(text)) return
    if (server.exitCode !== null) throw new Error('Astro ended.')
    await setTimeout(50)
  }
}
