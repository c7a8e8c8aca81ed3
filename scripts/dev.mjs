// `npm run dev -- HOME`: the site with hot reload and search, the API with restart, the demo world, mail on the console.
import { spawn } from 'node:child_process'
import { environment, install, pinnedNode, root, whenOrphaned, whereAsked } from './ground.mjs'

install()
const { env } = whereAsked(process.argv.slice(2))
const port = Number(process.env.PORT ?? 4321)
const api = port + 1
const host = process.env.HOST ?? 'localhost'
const children = [
  ['--watch-path=api', '--watch-path=site/authoring', '--watch-preserve-output', 'api/main.ts'],
  ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port), '--host', host],
].map((args, index) =>
  spawn(pinnedNode, args, {
    cwd: root,
    stdio: 'inherit',
    env: environment({
      ...env,
      PORT: index === 0 ? String(api) : String(port),
      PUBLIC_URL: process.env.PUBLIC_URL ?? `http://${host}:${port}`,
      LADDER_API: `http://${host}:${api}`,
    }),
  }),
)

function end() {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
whenOrphaned(end)
for (const child of children) {
  child.on('exit', (code) => {
    end()
    process.exitCode ||= code ?? 0
  })
}
