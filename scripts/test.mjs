// `npm test`: installs, finds a browser, checks, and runs every test, the browser tests included.

import { findChromium } from './chromium.mjs'
import { install, run, say } from './ground.mjs'

install()
const only = process.argv.slice(2)
const chromium = findChromium()
say(`Browser: ${chromium}`)
if (only.length === 0) {
  const verified = run(['scripts/verify.mjs'])
  if (verified !== 0) process.exit(verified)
}
const built = run(['scripts/build.ts', '--if-stale'])
if (built !== 0) process.exit(built)
process.exit(run(['node_modules/vitest/vitest.mjs', 'run', ...only], { CHROME_PATH: chromium, NODE_ENV: 'test' }))
