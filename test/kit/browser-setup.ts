import { shared } from './shared.ts'

/** The browser that was found; and the site that most browser tests look at is built. */
process.env.CHROME_PATH = (await shared('browser')).path
await shared('site')
