// `npm test`: installs, verifies and runs every test; with a word, those whose file has it in its path.
import { aside, here, install, run, say } from './ground.mjs'

install()
const only = process.argv.slice(2)
const vitest = ['node_modules/vitest/vitest.mjs', 'run']
const env = { NODE_ENV: 'test' }
if (only.length > 0) process.exit(run([...vitest, ...only], env))

// Tests of faults mostly wait: they take the processor when they want it, while the rest has what they leave.
const faults = aside([...vitest, '--project', 'faults'], env)
const rest = ['domain', 'rooms', 'browser'].flatMap((name) => ['--project', name])
const verified = await here(['scripts/verify.mjs'])
if (verified !== 0) process.exit(verified)
const tested = await here([...vitest, ...rest], env)
const { code, said } = await faults
say(`\nBeside them, what fails around Ladder:\n${said}`)
process.exit(tested || code)
