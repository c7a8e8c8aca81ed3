import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFindings, scrollsSideways } from './e2e.ts'

/** In light everything axe knows; in dark, where only colours differ, their contrast. */
export async function isClean(page: Page) {
  expect(await axeFindings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast'] } })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  })
  expect(dark).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

export async function fits(page: Page, widths: readonly number[]) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    expect(await scrollsSideways(page), `${width} px`).toBe(false)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
export const deskWidths = [1280, 1160, 1024, 768, 640]
