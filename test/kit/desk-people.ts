import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Browsing, OpenOptions, Served } from './e2e.ts'

const password = 'a long enough password'

export const desk = {
  ana: { name: 'Ana Ruiz', email: 'ana@example.com' },
  jonas: { name: 'Jonas Weber', email: 'jonas@example.com' },
  noor: { name: 'Noor Haddad', email: 'noor@example.com' },
  mika: { name: 'Mika Laine', email: 'mika@example.com' },
  hana: { name: 'Hana Kim', email: 'hana@example.com' },
  /** On call for the supply team in the week of 24 November 2026; Erik is the other. */
  priya: { name: 'Priya Nair', email: 'priya@example.com' },
  erik: { name: 'Erik Dahl', email: 'erik@example.com' },
  /** Signed in, but of no team. */
  guest: { name: 'Guest Person', email: 'guest@example.com' },
}
type DeskName = keyof typeof desk

/** Signs a person of the desk in, as somebody who can be remembered by a browser. */
async function signedIn(
  served: Served,
  who: DeskName,
): Promise<Exclude<BrowserContextOptions['storageState'], undefined | string>> {
  await served.auth.add({ ...desk[who], password })
  const answer = await fetch(`${served.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: served.url },
    body: JSON.stringify({ email: desk[who].email, password }),
  })
  if (!answer.ok) throw new Error(`${who} cannot sign in: ${answer.status} ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((line) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    return {
      name,
      value,
      domain: new URL(served.url).hostname,
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax' as const,
    }
  })
  return { cookies, origins: [] }
}

export type DeskDoor = (who: DeskName, path: string, options?: OpenOptions & { now?: string }) => Promise<Page>

/** Opens pages of the desk as one of its people: each call a browser of its own. */
export function deskDoor(served: Served, browsing: Browsing): DeskDoor {
  const known = new Map<DeskName, ReturnType<typeof signedIn>>()
  return async (who, path, { now, ...options } = {}) => {
    const entering = known.get(who) ?? signedIn(served, who)
    known.set(who, entering)
    const page = await browsing.open(now ? 'about:blank' : path, { storageState: await entering, ...options })
    page.setDefaultTimeout(20_000)
    if (now) {
      await page.clock.setFixedTime(now)
      await page.goto(path)
    }
    return page
  }
}

export { password as deskPassword }
