// `npm run verify`: format, lint, types, rooms and docs, in seconds and without a database.
import { install, run, say } from './ground.mjs'

install()
const checks = [
  ['content types', ['node_modules/astro/bin/astro.mjs', 'sync', '--silent']],
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']],
  ['rooms and docs', ['node_modules/vitest/vitest.mjs', 'run', 'test/rooms.test.ts', 'test/docs']],
]
for (const [name, command] of checks) {
  say(`— ${name}`)
  const code = run(command)
  if (code !== 0) process.exit(code)
}
say('All well.')
