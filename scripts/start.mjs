// `npm start -- HOME`: install, build what is stale, then serve site and API from one process.
import { become, install, run, whereAsked } from './ground.mjs'

install()
const { env } = whereAsked(process.argv.slice(2))
const built = run(['scripts/build.ts', '--if-stale'], env)
if (built !== 0) process.exit(built)
// A small young generation: a quiet server keeps a fifth less memory.
become(['--max-semi-space-size=4', 'api/main.ts'], env)
