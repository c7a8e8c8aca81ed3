import { expect } from 'vitest'
import type { Browsing, Served } from './e2e.ts'

/** Searches as a visitor does, who sees what came and opens what fits; what that told has arrived. */
export async function searchAsVisitor(
  { served, browsing }: { served: Served; browsing: Browsing },
  query: string,
): Promise<{ fits: boolean; first: string | null }> {
  const told = () => served.world.read.selectFrom('signal').select('id').execute()
  const before = await told()
  const page = await browsing.open(`/search/?q=${encodeURIComponent(query)}`)
  await page.waitForSelector('.no-match, .results a.result')
  const fits = (await page.locator('.no-match').count()) === 0
  const result = page.locator('.results a.result').first()
  const first = await result.getAttribute('href')
  // To another page of the portal: a busy browser asks a page no more that is left for another site.
  if (fits) await result.click()
  else await page.goto('/automations/')
  await expect.poll(async () => (await told()).length).toBeGreaterThan(before.length)
  await page.context().close()
  return { fits, first }
}
