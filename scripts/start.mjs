// `npm start`: install, build what is stale, then serve site and API from one process.
import { become, install, run } from './ground.mjs'

install()
const built = run(['scripts/build.ts', '--if-stale'])
if (built !== 0) process.exit(built)
become(['api/main.ts'])
