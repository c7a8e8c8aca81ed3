// How long `ladder check` takes over many articles. Usage: check.ts [ARTICLES]
import { rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { workDir } from '#kit/work-dir.ts'
import { program } from '../../scripts/programs.mjs'
import { figure } from './figure.ts'
import { measured } from './measured.ts'
import { writeContent } from './site-content.ts'

const root = resolve(import.meta.dirname, '../..')
const count = Number(process.argv[2] ?? 5000)
const size = `${count.toLocaleString('en')} articles`
const home = workDir('bench-check')
const check = async () => measured([await program('cli'), 'check'], { cwd: home, env: compiled })
const compiled = { NODE_COMPILE_CACHE: join(home, '.cache/compiled') }
try {
  writeFileSync(join(home, 'ladder.yaml'), 'name: Bench\n')
  writeContent(join(home, 'content'), { from: join(root, 'content'), count })
  figure(`first check, ${size}`, (await check()).wall, 's')
  const { wall, cpu, rss } = await check()
  figure(`check, ${size}`, wall, 's')
  figure(`check, ${size}, processor`, cpu, 's')
  figure(`check, ${size}, memory`, rss, 'MB')
} finally {
  rmSync(home, { recursive: true, force: true })
}
