// How long the site takes to build beside a bare Astro site with the same articles. Usage: site.ts [ARTICLES …]
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { workDir } from '#kit/work-dir.ts'
import { dropSite, laySite } from '#site/build/lay-site.ts'
import { buildAgain, buildWhole, buildWith } from './build-with.ts'
import { figure } from './figure.ts'
import { idOf, writeArticle, writeBareSite, writeContent } from './site-content.ts'

const root = resolve(import.meta.dirname, '../..')
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 5000, 10_000]
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  process.stderr.write(`Expected numbers of articles, such as 1000 5000; got "${process.argv.slice(2).join(' ')}".\n`)
  process.exit(1)
}
for (const count of sizes) await measure(count)

/** The search index is told apart, since the bare site has none: what was waited for, and its processor. */
async function measure(count: number): Promise<void> {
  const dir = workDir('bench-site')
  const size = `${count.toLocaleString('en')} articles`
  try {
    const content = join(dir, 'content')
    writeContent(content, { from: join(root, 'content'), count })
    writeBareSite(join(dir, 'bare'), { content, root })
    const bare = await buildWith(join(root, 'node_modules'), {
      cwd: join(dir, 'bare'),
      out: join(dir, 'bare/out'),
      content,
    })
    const cold = await buildWhole({ cwd: root, out: join(dir, 'out'), content })
    const kept = await buildAgain({ cwd: root, out: join(dir, 'kept'), content, into: join(dir, 'kept/dist.new') })
    const changedId = idOf(Math.floor(count / 2))
    const page = statSync(join(dir, 'out/dist', changedId, 'index.html')).size
    const bytes = bytesOf(join(dir, 'out/dist'))
    writeArticle(content, Math.floor(count / 2), '\nOne sentence more, written now.\n')
    const warm = await again(join(dir, 'out'), content)
    if (!readFileSync(join(dir, 'out/dist', changedId, 'index.html'), 'utf8').includes('written now'))
      throw new Error('The changed article was not built again.')
    figure(`bare build, ${size}`, bare.wall, 's')
    figure(`bare build, ${size}, processor`, bare.cpu, 's')
    figure(`build, ${size}`, cold.wall - cold.waited, 's')
    figure(`build, ${size}, processor`, cold.cpu, 's')
    figure(`build of bare, ${size}`, (cold.wall - cold.waited) / bare.wall)
    figure(`build of bare, ${size}, processor`, (cold.cpu - cold.index) / bare.cpu)
    figure(`build of bare, program kept, ${size}`, (kept.wall - kept.waited) / bare.wall)
    figure(`search index, ${size}, processor`, cold.index, 's')
    figure(`one changed of cold, ${size}`, warm.wall / cold.wall)
    figure(`one changed of cold, ${size}, processor`, warm.cpu / cold.cpu)
    figure(`one changed, ${size}`, warm.wall, 's')
    figure(`one changed, seen, ${size}`, warm.seen, 's')
    figure(`build, ${size}, memory`, cold.rss, 'MB')
    figure(`page of an article, ${size}`, page / 1024, 'KB')
    figure(`built site, ${size}`, bytes / 2 ** 20, 'MB')
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** As `npm run build` does: what changed is put where the site is, where it is seen; then the site before is deleted. */
async function again(out: string, content: string) {
  const [site, fresh] = [join(out, 'dist'), join(out, 'dist.new')]
  const built = await buildAgain({ cwd: root, out, content, into: fresh })
  writeFileSync(join(fresh, '.made-from'), '')
  const [began, used] = [performance.now(), process.cpuUsage()]
  laySite({ fresh, site, old: `${site}.old` })
  const seen = built.wall + (performance.now() - began) / 1000
  dropSite(`${site}.old`)
  const { user, system } = process.cpuUsage(used)
  return { seen, wall: built.wall + (performance.now() - began) / 1000, cpu: built.cpu + (user + system) / 1e6 }
}

function bytesOf(dir: string): number {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
