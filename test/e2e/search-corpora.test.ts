import { cpSync, existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '#domain/search/result.ts'
import { sharedBrowser } from '#kit/browser-ground.ts'
import { sharedSite } from '#kit/build-site.ts'
import { corpora } from '#kit/corpora.ts'
import { browse, serve } from '#kit/e2e.ts'
import { often } from '#kit/often.ts'
import { type Asked, ways } from '#kit/questions.ts'
import { workDir } from '#kit/work-dir.ts'
import { loadContent } from '#site/authoring/content.ts'
import { importFolder } from '#site/authoring/import/import.ts'

const root = resolve(import.meta.dirname, '../..')
const runbooks = ['openshift-runbooks', 'prometheus-runbooks'].map((name) => ({
  name,
  dir: join(corpora, name, 'pages'),
}))
const isHere = runbooks.every(({ dir }) => existsSync(dir))
if (!isHere) console.log('search in real runbooks: skipped, ../shared/corpora is not here')

/** Of so many pages one is asked for; by hand, each. */
const everyNth = often(3, 1)

const work = workDir('corpora')
const contentDir = join(work, 'content')

describe.skipIf(!isHere)('search in real runbooks', () => {
  let served: Awaited<ReturnType<typeof serve>>
  let browsing: Awaited<ReturnType<typeof browse>>
  let page: Page
  let articles: { title: string; url: string; text: string }[]

  beforeAll(async () => {
    cpSync(join(root, 'content/model'), join(contentDir, 'model'), { recursive: true })
    for (const { name, dir } of runbooks) {
      await importFolder({
        dir,
        contentDir,
        into: `runbooks/${name}`,
        owner: 'support-desk',
        force: false,
        dryRun: false,
      })
    }
    const siteDir = await sharedSite('corpora', contentDir)
    articles = (await loadContent(contentDir)).content?.articles ?? []
    served = await serve({ siteDir, contentDir })
    browsing = await browse(served, await sharedBrowser())
    page = await browsing.open('/search/')
    await page.waitForSelector('.empty')
  }, 300_000)

  afterAll(async () => {
    await browsing?.close()
    await served?.stop()
    rmSync(work, { recursive: true, force: true })
  })

  test.each(ways)(
    '$name finds the page among the first five: $least of 100',
    async ({ ask, least }) => {
      expect(articles.length).toBeGreaterThan(370)
      const asked = articles.flatMap((article, at) => (at % everyNth === 0 ? ask(article, at) : []))
      const found = await page.evaluate(findAll, asked)
      const missed = asked.filter((_, at) => !found[at])
      const share = (100 * (asked.length - missed.length)) / asked.length
      console.log(`${asked[0]?.way}: hit@5 ${share.toFixed(1)} % of ${asked.length}`)
      expect(share, missed.map(({ query, url }) => `${query} -> ${url}`).join('\n')).toBeGreaterThanOrEqual(least)
    },
    120_000,
  )

  test('what is typed into the box leads to the page', async () => {
    await page.goto('/')
    for (const { title, url } of articles.filter((_, at) => at % 100 === 7)) {
      await page.locator('ladder-search input').fill(title)
      await page.waitForSelector(`.found [role=option][href="${url}"]`)
    }
  })
})

/** Runs in the page, over the same search that its box uses. */
async function findAll(asked: Asked[]): Promise<boolean[]> {
  type Search = HTMLElement & { find(query: string): Promise<Answer> }
  const search = document.querySelector<Search>('search-page')
  const found: boolean[] = []
  for (const { query, url } of asked) {
    const answer = await search?.find(query)
    found.push(Boolean(answer?.results.slice(0, 5).some((result) => result.url === url)))
  }
  return found
}
