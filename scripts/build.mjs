// `npm run build -- HOME`: builds the site of a home.
import { become, install, whereAsked } from './ground.mjs'

install()
const { env, rest } = whereAsked(process.argv.slice(2))
become(['scripts/build.ts', ...rest], env)
