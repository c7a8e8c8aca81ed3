// `npm run format`: Biome for code and styles, Prettier for pages.
import { install, run } from './ground.mjs'

install()
const code = run(['node_modules/@biomejs/biome/bin/biome', 'check', '--write'])
const pages = run(['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', 'site/**/*.astro'])
process.exit(code || pages)
