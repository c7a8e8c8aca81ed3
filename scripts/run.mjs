// node scripts/run.mjs FILE [ARGS]: runs a file of this project on the pinned Node.
import { become, install } from './ground.mjs'

install()
become(process.argv.slice(2))
