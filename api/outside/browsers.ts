import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Which browsers an account has signed in with: each keeps a signed name of its own, and nothing is stored. */
export type Browsers = {
  /** The name of a browser that this account has signed in with, or null. */
  browserOf: (headers: Headers, email: string) => string | null
  /** The cookie by which a browser is known to an account from now on. */
  rememberBrowser: (email: string) => string
}

const cookieName = 'ladder.browser'
const seconds = 365 * 24 * 60 * 60

/** Knows a browser again by a cookie that is signed for each login with a key made from `secret`. */
export function makeBrowsers(options: {
  secret: string
  isSecure: boolean
  sameSite: 'Lax' | 'None'
  path: string
  random: (bytes: number) => Uint8Array
  keyOf: (email: string) => string
}): Browsers {
  const key = new Uint8Array(hkdfSync('sha256', options.secret, 'ladder', 'ladder browsers of an account', 32))
  const sign = (name: string, email: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([name, options.keyOf(email)]))
      .digest('base64url')
  return {
    browserOf: (headers, email) => {
      const given = (headers.get('cookie') ?? '')
        .split(';')
        .map((part) => part.trim())
        .find((part) => part.startsWith(`${cookieName}=`))
      const [name = '', signature = ''] = given?.slice(cookieName.length + 1).split('.') ?? []
      return isSame(signature, sign(name, email)) ? name : null
    },
    rememberBrowser: (email) => {
      const name = Buffer.from(options.random(12)).toString('base64url')
      const flags = `Max-Age=${seconds}; Path=${options.path}; HttpOnly; SameSite=${options.sameSite}${options.isSecure ? '; Secure' : ''}`
      return `${cookieName}=${name}.${sign(name, email)}; ${flags}`
    },
  }
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}
