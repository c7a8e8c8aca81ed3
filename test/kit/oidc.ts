import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Ladder, as the provider knows it. */
export const client = { id: 'ladder', secret: 'a-secret-of-the-provider' }

/** What a Ladder is told to let people in by the provider. */
export function oidcSettings({ issuer }: { issuer: string }) {
  return {
    OIDC_ISSUER: issuer,
    OIDC_PRIVATE: '1',
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
  }
}

/** The same, with the address that people have in their browser. */
export function settingsWith(provider: { issuer: string }, url: string) {
  return { PORT: new URL(url).port, PUBLIC_URL: url, ...oidcSettings(provider) }
}

export type Identity = { sub: string; email: string; name: string; email_verified: boolean; groups?: unknown }

/** An OpenID Connect provider on this machine: authorization code with PKCE, signed ID tokens, one person signed in. */
export async function oidcProvider(client: { id: string; secret: string }, person: () => Identity) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { challenge: string; nonce: string | null; redirect: string }>()
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', issuer)
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/jwks`,
          end_session_endpoint: `${issuer}/session/end`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          code_challenge_methods_supported: ['S256'],
        })
      case '/authorize': {
        const code = `code-${codes.size + 1}`
        const redirect = url.searchParams.get('redirect_uri') ?? ''
        codes.set(code, {
          challenge: url.searchParams.get('code_challenge') ?? '',
          nonce: url.searchParams.get('nonce'),
          redirect,
        })
        const back = new URL(redirect)
        back.searchParams.set('code', code)
        back.searchParams.set('state', url.searchParams.get('state') ?? '')
        return response.writeHead(302, { location: back.href }).end()
      }
      case '/token': {
        const form = new URLSearchParams(await bodyOf(request))
        const given = codes.get(form.get('code') ?? '')
        const challenge = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url')
        const known = secretOf(request, form) === client.secret && given?.challenge === challenge
        codes.delete(form.get('code') ?? '')
        if (!known || given?.redirect !== form.get('redirect_uri')) return json({ error: 'invalid_grant' }, 400)
        return json({ access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: idToken(given.nonce) })
      }
      case '/userinfo':
        return request.headers.authorization === 'Bearer access'
          ? json(person())
          : json({ error: 'invalid_token' }, 401)
      case '/jwks':
        return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
      default:
        return json({ error: 'not_found' }, 404)
    }
  }

  function idToken(nonce: string | null): string {
    const now = Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000)
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { iss: issuer, aud: client.id, iat: now, exp: now + 300, ...(nonce ? { nonce } : {}), ...person() }
    const signed = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(claims)}`
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`
  }

  return {
    get issuer() {
      return issuer
    },
    /** Another address under which it is reached, such as a wire's. */
    set issuer(address) {
      issuer = address
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function secretOf(request: IncomingMessage, form: URLSearchParams): string | null {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  return basic
    ? decodeURIComponent(Buffer.from(basic, 'base64').toString().split(':')[1] ?? '')
    : form.get('client_secret')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** Signs the person of the provider in at a Ladder, as a browser would; answers the cookies and where they land. */
export async function signInAt(ladder: string): Promise<{ cookie: string; landed: string }> {
  const jar = new Map<string, string>()
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const begun = await fetch(`${ladder}/api/auth/sign-in/social`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(ladder).origin },
    body: JSON.stringify({ provider: 'oidc', callbackURL: new URL(`${ladder}/desk/`).pathname }),
  })
  keep(begun)
  const { url } = (await begun.json()) as { url: string }
  const there = await fetch(url, { redirect: 'manual' })
  const back = await fetch(there.headers.get('location') ?? '', { redirect: 'manual', headers: { cookie: cookie() } })
  keep(back)
  const landed = new URL(back.headers.get('location') ?? '/', ladder)
  return { cookie: cookie(), landed: landed.pathname }
}
