import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedBrowser } from '#kit/browser-ground.ts'
import { type Browsing, browse, type Served, serve } from '#kit/e2e.ts'
import { freePort } from '#kit/free-port.ts'
import { fits, isClean } from '#kit/looks.ts'
import { client, settingsWith } from '#kit/oidc.ts'

let groups: string[] = []
let issuer: string
let served: Served
let browsing: Browsing
let stop: () => void

beforeAll(async () => {
  const url = `http://127.0.0.1:${await freePort()}`
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => void server.close().closeAllConnections()
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${url}/api/auth/callback/oidc`],
        post_logout_redirect_uris: [`${url}/desk/`],
      },
    ],
    scopes: ['openid', 'email', 'profile', 'groups'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    cookies: { keys: ['of this test'] },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ sub, email: `${sub}@example.com`, email_verified: true, name: 'Wren Doe', groups }),
    }),
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  })
  server.on('request', provider.callback())
  served = await serve({
    env: {
      ...settingsWith({ issuer }, url),
      OIDC_SCOPES: 'openid email profile groups',
      OIDC_GROUPS: 'acme-desk=support-desk',
      SUPPORT_READERS: 'acme-readers',
    },
  })
  browsing = await browse(served, await sharedBrowser())
})

afterAll(async () => {
  await browsing.close()
  await served.stop()
  stop()
})

test('who is in a group at the provider works at the desk, signs out at both, and is out when the group is left', async () => {
  groups = ['acme-desk']
  const page = await browsing.open('/desk/', { ignoreErrors: /401|403|foreign request|Content Security|fonts/ })
  await page.route(/fonts\.g/, (route) => route.abort())
  const signIn = async () => {
    await page.getByRole('button', { name: 'Sign in with your organisation' }).click()
    await page.waitForURL(new RegExp(`^${issuer}`))
    if (await page.getByPlaceholder('Enter any login').count()) {
      await page.getByPlaceholder('Enter any login').fill('wren')
      await page.getByPlaceholder('and password').fill('whatever')
      await page.getByRole('button', { name: 'Sign-in' }).click()
    }
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(`${served.url}/desk/**`)
  }
  await signIn()
  await page.getByRole('navigation').getByText('Support desk', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL(new RegExp(`^${issuer}/session/end`))
  await page.getByRole('button', { name: /Yes, sign me out/ }).click()
  await page.waitForURL(`${served.url}/desk/**`)
  expect((await page.request.get('/api/desk/session')).status()).toBe(401)

  groups = []
  await signIn()
  await page.getByRole('button', { name: 'Sign in as somebody else' }).waitFor()
  expect((await (await page.request.get('/api/desk/session')).json()).code).toBe('request.not-yours')
})

test('a reader signed in by the provider reads what is for support and finds it; nobody else learns that it is there', async () => {
  const id = 'guides/working-with-vendor-support'
  const address = `/for-support/${id}/`
  groups = ['acme-readers']
  const page = await browsing.open(address, { ignoreErrors: /401|403|foreign request|Content Security|fonts/ })
  await page.route(/fonts\.g/, (route) => route.abort())
  await page.getByRole('heading', { name: 'Sign in to read this' }).waitFor()
  await isClean(page)
  const shut = await page.request.get(address)
  expect([shut.status(), shut.headers()['cache-control']]).toEqual([401, 'private, no-store'])
  const hidden = served.world.articles.get(id)
  expect(await shut.text()).not.toContain(hidden?.title)
  const signIn = async () => {
    await page.getByRole('link', { name: 'Sign in with your organisation' }).click()
    await page.waitForURL(new RegExp(`^${issuer}`))
    if (await page.getByPlaceholder('Enter any login').count()) {
      await page.getByPlaceholder('Enter any login').fill('robin')
      await page.getByPlaceholder('and password').fill('whatever')
      await page.getByRole('button', { name: 'Sign-in' }).click()
    }
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(`${served.url}${address}`)
  }
  await signIn()
  await page.getByRole('heading', { name: hidden?.title ?? '' }).waitFor()
  await isClean(page)
  await fits(page, [390])
  expect((await page.request.get(address)).headers()['cache-control']).toBe('private, no-store')
  const contents = page.getByRole('navigation', { name: 'On this page' }).getByRole('link')
  expect(await contents.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toContain(
    '#what-belongs-in-it',
  )
  expect(await page.locator('.prose h2#what-belongs-in-it + ol > li').count()).toBe(6)
  await page.locator('.prose aside.callout.danger').getByText('Never send').waitFor()
  await page.goto('/for-support/runbooks/payout-reconciliation/expired-api-key/')
  await page.locator('.prose figure.error-text pre code').waitFor()
  expect(await page.locator('.prose ol.steps > li[id^=step-] strong').textContent()).toBe('read')
  await isClean(page)
  await fits(page, [390])
  await page.getByRole('link', { name: 'All articles for support' }).click()
  await page.getByLabel('Search these articles').fill('vendor support')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: hidden?.title ?? '' }).waitFor()
  await isClean(page)
  await fits(page, [390])
  const open = (await (
    await page.request.get(`/api/suggestions?q=${encodeURIComponent(hidden?.title ?? '')}`)
  ).json()) as object
  expect(JSON.stringify(open)).not.toContain(id)

  await page.getByRole('link', { name: 'Search the whole portal, these among it' }).click()
  await page.getByRole('searchbox').fill('vendor support')
  const found = page.locator('.results li').filter({ hasText: hidden?.title ?? '' })
  await found.getByText('For support', { exact: true }).waitFor()
  expect(await page.locator('.results li').count()).toBeGreaterThan(1)
  await isClean(page)
  await fits(page, [390])
  await page.goto('/')
  await page.getByRole('searchbox').first().fill('vendor support')
  const offered = page.getByRole('option', { name: new RegExp(`${hidden?.title}.*For support`) })
  await offered.first().waitFor()
  await isClean(page)
  await offered.first().click()
  await page.waitForURL(`${served.url}${address}**`)

  const stranger = await browsing.open('/search/?q=vendor+support', { ignoreErrors: /404/ })
  await stranger.locator('.results li').first().waitFor()
  expect(await stranger.content()).not.toContain(hidden?.title)
  const refused = await stranger.request.get('/api/for-support/suggestions?q=vendor')
  expect([refused.status(), refused.headers()['cache-control'], refused.headers().vary]).toEqual([
    401,
    'private, no-store',
    expect.stringMatching(/cookie/i),
  ])
  expect((await page.request.get('/for-support/guides/no-such/')).status()).toBe(404)
  expect((await page.request.get('/for-support/faqs/')).status()).toBe(404)
  expect((await (await page.request.get('/api/desk/session')).json()).code).toBe('request.not-yours')

  groups = []
  await page.request.post('/api/auth/sign-out', { data: {}, headers: { origin: served.url } })
  await page.goto('/search/?q=vendor+support')
  await page.locator('.results li').first().waitFor()
  expect(await page.content()).not.toContain(hidden?.title)
  expect(await page.evaluate(() => localStorage.getItem('ladder:for-support'))).toBeNull()
  await page.goto(address)
  await page.getByRole('link', { name: 'Sign in with your organisation' }).click()
  await page.getByRole('heading', { name: 'Signed in, but not a reader' }).waitFor()
  expect(await page.content()).not.toContain(hidden?.title)
})
