import type { ApiKey, KeyState } from '../ticket/api-key.ts'
import { apiKeys as en } from './en/api-keys.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What is said of API keys. */
export function keyWords(language: Language): typeof en {
  return spoken[language]
}

/** A key in a line, as a command prints it: parts with tabs between. */
export function sayKeyLine(key: Omit<ApiKey, 'id' | 'madeBy'> & { state: KeyState }, language: Language): string {
  const { line } = spoken[language]
  const { name, scopes, team, state, createdAt, expiresAt, revokedAt, lastUsedAt } = key
  const end = expiresAt === null ? [] : [state === 'expired' ? line.expired(expiresAt) : line.expires(expiresAt)]
  return [
    name,
    line.made(createdAt),
    line.may(scopes.join(', '), team),
    line.used(lastUsedAt),
    ...(revokedAt === null ? end : [line.revoked(revokedAt)]),
  ].join('\t')
}
