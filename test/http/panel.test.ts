import { expect, test } from 'vitest'
import { securityHeaders } from '#api/http/middleware/security-headers.ts'
import { operations } from '#api/http/route.ts'

test.for(['', '/help'])('below "%s" the panel may be framed where it is allowed, and no other page', async (base) => {
  const app = operations(base)
  app.use(securityHeaders({ https: true, elsewhere: null, panelOrigins: 'https://erp.example.com' }))
  app.get('*', (c) => c.text('a page'))
  const headers = async (path: string) => (await app.request(`http://localhost${base}${path}`)).headers
  const panel = await headers('/panel/')
  expect(panel.get('content-security-policy')).toContain('frame-ancestors https://erp.example.com')
  expect(panel.get('x-frame-options')).toBe(null)
  expect((await headers('/panel.js')).get('cross-origin-resource-policy')).toBe('cross-origin')
  for (const path of ['/', '/desk/', '/panel/other/']) {
    const other = await headers(path)
    expect(other.get('x-frame-options')).toBe('DENY')
    expect(other.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(other.get('cross-origin-resource-policy')).toBe('same-origin')
  }
})
