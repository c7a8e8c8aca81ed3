import type { Problem } from '#domain/knowledge/content.ts'
import { warn } from './warn.ts'

const shapes: [what: string, pattern: RegExp][] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{40,}\b/],
  ['a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}\b/],
  ['a Slack token', /\bxox[abprs]-[A-Za-z0-9-]{10,}\b/],
  ['a Stripe key', /\b[sr]k_live_[A-Za-z0-9]{16,}\b/],
  ['a Google API key', /\bAIza[A-Za-z0-9_-]{35}\b/],
  ['a JSON Web Token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ['a password in an address', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@<>{}$*"']+:(?![<{$*])[^\s/:@<>{}$*"']{3,}@[^\s]+/i],
  ['a bearer token', /\bBearer\s+(?=[A-Za-z0-9._~+/-]*\d)[A-Za-z0-9._~+/-]{24,}/],
  [
    'a password or key',
    /\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token|client[_-]?secret)["']?\s*[:=]\s*["']?(?=[^\s"']*\d)(?=[^\s"']*[A-Za-z])[A-Za-z0-9+/_!@#%^&~.-]{12,}/i,
  ],
]
const obviouslyNot = /user:pass|:PASSWORD@|example|changeme|placeholder|your[-_]|xxxx|\*{3}|redacted|dummy/i

/** Lines that look as if a secret stood in them; the secret itself is not repeated. */
export function secretProblems(file: string, text: string): Problem[] {
  const likely = shapes.filter(([, pattern]) => pattern.test(text))
  if (likely.length === 0) return []
  return text.split('\n').flatMap((line, index) => {
    const shape = likely.find(([, pattern]) => {
      const found = pattern.exec(line)
      return found && !obviouslyNot.test(found[0])
    })
    if (!shape) return []
    return [
      warn(file, index + 1, {
        field: 'text',
        came: shape[0],
        expected: 'no secret: everybody who reads this page could use it',
        hint: 'take it out, and change it where it is valid: it stays in the history of this file',
      }),
    ]
  })
}
