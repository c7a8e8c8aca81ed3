// `npm start -- HOME`: install, build what is stale, then serve site and API from one process.
import { become, install, run, whereAsked } from './ground.mjs'
import { program, serverFlags } from './programs.mjs'

install()
const { env } = whereAsked(process.argv.slice(2))
const built = run(['scripts/build.ts', '--if-stale'], env)
if (built !== 0) process.exit(built)
become([...serverFlags, await program('main')], env)
