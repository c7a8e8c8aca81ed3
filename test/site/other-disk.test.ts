import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { buildSite } from '#kit/build-site.ts'
import { nordlicht } from '#kit/nordlicht.ts'
import { workDir } from '#kit/work-dir.ts'
import { writeHome } from '#site/authoring/home/init.ts'

const product = resolve(import.meta.dirname, '../..')
const isOther = (dir: string) => existsSync(dir) && statSync(dir).dev !== statSync(product).dev
const disk = ['/dev/shm', tmpdir()].find(isOther)

test.skipIf(!disk)('a site is built where no file of the product can be moved to', { timeout: 300_000 }, async () => {
  const home = workDir('other-disk')
  const far = mkdtempSync(join(disk ?? '', 'ladder-far-'))
  onTestFinished(() => {
    for (const dir of [home, far]) rmSync(dir, { recursive: true, force: true })
  })
  await writeHome(home, nordlicht)
  const settings = { LADDER_FROM: home, CONTENT_DIR: join(home, 'content'), CACHE_DIR: join(home, 'cache') }
  const [here, there] = [join(home, 'site'), join(far, 'site')]
  for (const SITE_DIR of [here, there]) await buildSite({ ...settings, SITE_DIR }, { isWhole: true })
  const files = (site: string) => readdirSync(site, { recursive: true, encoding: 'utf8' }).sort()
  expect(files(there)).toEqual(files(here))
  expect(readdirSync(far)).toEqual(['site'])
})
