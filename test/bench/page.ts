// What a browser loads to show an article, and what moves meanwhile, on a desk and on a phone.
import { browse, serve } from '#kit/e2e.ts'
import { figure } from './figure.ts'

const address = '/runbooks/order-sync/invalid-session-id/'
type Seen = Window & { shift: number }

const served = await serve()
const browsing = await browse(served)
try {
  let most = 0
  let shifted = 0
  for (const phone of [false, true]) {
    const page = await browsing.open('about:blank', { phone })
    await page.addInitScript(() => {
      const seen = window as unknown as Seen
      seen.shift = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const sizes: Promise<number>[] = []
    page.on('response', (response) =>
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      ),
    )
    await page.goto(address, { waitUntil: 'networkidle' })
    most = Math.max(
      most,
      (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0),
    )
    shifted = Math.max(shifted, await page.evaluate(() => (window as unknown as Seen).shift))
  }
  const plain = await browsing.open(address, { javaScriptEnabled: false })
  const text = (await plain.locator('main').textContent()) ?? ''
  figure('first view of an article', most / 1024, 'KB')
  figure('layout shift', shifted)
  figure('words read without JavaScript', text.split(/\s+/).length)
} finally {
  await browsing.close()
  await served.stop()
}
