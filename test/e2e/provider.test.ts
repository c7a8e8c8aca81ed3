import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedBrowser } from '#kit/browser-ground.ts'
import { type Browsing, browse, type Served, serve } from '#kit/e2e.ts'
import { freePort } from '#kit/free-port.ts'
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
