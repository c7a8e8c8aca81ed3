// The same articles as Starlight builds them, beside ours. Usage: starlight.ts [ARTICLES …]
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { workDir } from '#kit/work-dir.ts'
import { buildWhole, buildWith } from './build-with.ts'
import { cannotMeasure, figure } from './figure.ts'
import { otherPackages } from './others.ts'
import { idOf, writeContent, writeStarlightSite } from './site-content.ts'

const root = resolve(import.meta.dirname, '../..')
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1000, 3000]
const modules = otherPackages()
if (!modules) cannotMeasure('the packages of test/bench/others could not be installed')
else for (const count of sizes) await measure(count, modules)

async function measure(count: number, modules: string): Promise<void> {
  const dir = workDir('bench-starlight')
  const size = `${count.toLocaleString('en')} articles`
  try {
    const content = join(dir, 'content')
    writeContent(content, { from: join(root, 'content'), count })
    writeStarlightSite(join(dir, 'other'), { content, modules })
    const other = await buildWith(modules, { cwd: join(dir, 'other'), out: join(dir, 'other/out'), content })
    const ours = await buildWhole({ cwd: root, out: join(dir, 'out'), content })
    const page = join('dist', idOf(Math.floor(count / 2)), 'index.html')
    figure(`Starlight build, ${size}`, other.wall, 's')
    figure(`build, ${size}`, ours.wall, 's')
    figure(`build of Starlight's, ${size}`, ours.wall / other.wall)
    figure(`build of Starlight's, ${size}, processor`, ours.cpu / other.cpu)
    figure(`Starlight page of an article, ${size}`, statSync(join(dir, 'other/out', page)).size / 1024, 'KB')
    figure(`page of an article, ${size}`, statSync(join(dir, 'out', page)).size / 1024, 'KB')
    figure(`Starlight built site, ${size}`, bytesOf(join(dir, 'other/out/dist')) / 2 ** 20, 'MB')
    figure(`built site, ${size}`, bytesOf(join(dir, 'out/dist')) / 2 ** 20, 'MB')
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function bytesOf(dir: string): number {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
