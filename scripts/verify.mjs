// `npm run verify`: format, lint, import circles, types, unused exports and packages, rooms and docs, in seconds and without a database.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { environment, install, pinnedNode, root, say } from './ground.mjs'

install()
const bin = (path) => `node_modules/${path}`
/** The longest first, for two cores; the compiler is the native one, while the tools that check pages ask for the other. */
const checks = [
  { name: 'content types', run: [bin('astro/bin/astro.mjs'), 'sync', '--silent'] },
  {
    name: 'types',
    after: 'content types',
    run: [
      bin('typescript-native/bin/tsc'),
      ...['--noEmit', '-p', '.', '--singleThreaded', '--incremental', '--tsBuildInfoFile', '.cache/types.json'],
    ],
  },
  { name: 'types of pages', after: 'content types', run: ['scripts/check-pages.ts'] },
  { name: 'rooms and docs', run: [bin('vitest/vitest.mjs'), 'run', '--project', 'house'] },
  { name: 'format, lint and import circles', run: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'] },
  {
    name: 'exports and packages that somebody uses',
    run: [bin('knip/bin/knip.js'), '--include', 'exports,types,files,dependencies,unlisted'],
  },
  {
    name: 'format of pages',
    run: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', 'site/**/*.astro'],
  },
]

const began = performance.now()
const waiting = [...checks]
const done = new Set()
const failed = []
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
if (failed.length > 0) {
  say(`\nNot well: ${failed.join('; ')}.`)
  process.exit(1)
}
say(`All well, in ${seconds(began)} s.`)

/** One worker: takes the first check that may begin, until none is left. */
async function work() {
  for (;;) {
    const at = waiting.findIndex(({ after }) => !after || done.has(after))
    if (at < 0 && waiting.length === 0) return
    if (at < 0) await new Promise((resolve) => setTimeout(resolve, 50))
    else await check(...waiting.splice(at, 1))
  }
}

async function check({ name, run }) {
  const from = performance.now()
  const { code, said } = await output(run)
  done.add(name)
  say(`— ${name}: ${code === 0 ? 'well' : 'NOT WELL'}, ${seconds(from)} s${code === 0 ? '' : `\n${said}`}`)
  if (code !== 0) failed.push(name)
}

function output(args) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode, args, { cwd: root, env: environment({ FORCE_COLOR: '0' }) })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += text
      })
    child.on('close', (code) => resolve({ code: code ?? 1, said }))
  })
}

function seconds(from) {
  return ((performance.now() - from) / 1000).toFixed(1)
}
