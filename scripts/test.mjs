// `npm test`: installs, verifies and runs every test; with a word, those whose file has it in its path.
import { install, run } from './ground.mjs'

install()
const only = process.argv.slice(2)
const vitest = ['node_modules/vitest/vitest.mjs', 'run']
const verified = only.length === 0 ? run(['scripts/verify.mjs']) : 0
if (verified !== 0) process.exit(verified)
const what = only.length === 0 ? ['--project', '!house'] : only
process.exit(run([...vitest, ...what], { NODE_ENV: 'test' }))
