import type { Issue } from '#domain/base/issue.ts'
import { meant } from '#domain/base/near-miss.ts'
import type { SecretPlace } from '#domain/home/setting.ts'
import { nothingThere } from '#domain/home/settings.ts'
import { type Webhook, type WrittenWebhook, webhookSecretSaid, webhookSecretSchema } from '#domain/home/webhooks.ts'
import { eventTypes } from '#domain/ticket/event.ts'

/** The receivers of webhooks with their secrets, and what is wrong: a secret that is not there or none, events that there are not. */
export function readWebhooks(
  written: readonly WrittenWebhook[],
  findSecret: (place: SecretPlace) => string | null,
): { read: Webhook[]; issues: Issue[] } {
  const issues: Issue[] = []
  const read = written.map(({ name, team = null, url, secret: place, events = null }, index): Webhook => {
    const secret = findSecret(place) ?? ''
    const path = ['webhooks', index, 'secret']
    if (secret === '') issues.push(nothingThere(path, place))
    else if (!webhookSecretSchema.safeParse(secret).success)
      issues.push({ path, came: '(hidden)', expected: webhookSecretSaid, hint: null })
    for (const [at, type] of (events ?? []).entries()) {
      if (eventTypes.some((known) => known === type)) continue
      const hint = meant(type, eventTypes)
      const expected = 'a type of event, as the handbook lists them'
      issues.push({ path: ['webhooks', index, 'events', at], came: type, expected, hint })
    }
    return { name, team, events, url, secret }
  })
  return { read, issues }
}
