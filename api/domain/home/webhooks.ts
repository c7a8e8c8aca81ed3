import { z } from 'zod'
import type { Issue } from '../base/issue.ts'
import { placeSchema, webAddress } from './setting.ts'

/** What signs webhooks, as Standard Webhooks writes it. */
export const webhookSecretSchema = z.string().regex(/^whsec_[A-Za-z0-9+/=]{24,}$/)
/** What such a secret looks like, in words. */
export const webhookSecretSaid = 'whsec_ followed by base64'

/** By this name goes the receiver that the settings WEBHOOK_URL and WEBHOOK_SECRET name. */
const settingsWebhook = 'webhook-url'

/** Programs that are told of events, as `ladder.yaml` names them. */
export const webhooksSchema = z
  .array(
    z.strictObject({
      name: z
        .string()
        .regex(/^[a-z0-9-]{1,40}$/, 'a name of small letters, digits and hyphens')
        .describe('By what it goes wherever deliveries are told.'),
      team: z
        .string()
        .regex(/^[a-z0-9-]{1,60}$/, 'the id of a team')
        .optional()
        .describe(
          'Id of a team: only tickets that it has, with the event by which it gets or leaves one. Default: all.',
        ),
      url: webAddress.describe('Where events are posted: an http or https address.'),
      secret: placeSchema.describe(`Where its secret is found, ${webhookSecretSaid}: { env: NAME } or { file: PATH }.`),
      events: z
        .array(z.string())
        .min(1)
        .optional()
        .describe('Which types of events it is told, such as ticket.resolved. Default: all.'),
    }),
  )
  .max(20)

/** A receiver of webhooks as the file has it. */
export type WrittenWebhook = z.infer<typeof webhooksSchema>[number]

/** A receiver of webhooks: which events of which team it is told (null for all), where it is, and what signs them. */
export type Webhook = {
  name: string
  team: string | null
  events: readonly string[] | null
  url: string
  secret: string
}

/** What is wrong with several of them together: names that are taken. */
export function webhookIssues(webhooks: readonly WrittenWebhook[]): Issue[] {
  return webhooks.flatMap(({ name }, index) => {
    const isTaken = name === settingsWebhook || webhooks.findIndex((one) => one.name === name) < index
    const expected = 'a name that no other has (webhook-url is that of the setting)'
    return isTaken ? [{ path: ['webhooks', index, 'name'], came: name, expected, hint: null }] : []
  })
}

/** All receivers: the one of the settings, and those of the file. */
export function receiversOf(
  { WEBHOOK_URL: url = '', WEBHOOK_SECRET: secret = '' }: { WEBHOOK_URL?: string; WEBHOOK_SECRET?: string },
  own: readonly Webhook[],
): Webhook[] {
  return url === '' ? [...own] : [{ name: settingsWebhook, team: null, events: null, url, secret }, ...own]
}
