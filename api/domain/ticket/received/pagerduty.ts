import { z } from 'zod'
import { text } from '../../base/text.ts'
import { detailsOf, type Received, titleOf, urgencyOf } from './received.ts'

const dedupKey = text({ least: 1, most: 200 }).describe('Names the failure: the same one adds to its open ticket')
const common = { routing_key: text({ least: 1, most: 200 }).optional().describe('An API key; or as bearer') }
const short = text({ most: 1000 }).optional()

/** An event as PagerDuty's Events API v2 takes it. */
export const pagerdutySchema = z.discriminatedUnion('event_action', [
  z.object({
    ...common,
    event_action: z.literal('trigger'),
    dedup_key: dedupKey.optional(),
    payload: z.object({
      summary: text({ least: 1, most: 1024 }),
      source: text({ least: 1, most: 1000 }),
      severity: z.enum(['critical', 'error', 'warning', 'info']),
      component: short,
      group: short,
      class: short,
      custom_details: z
        .record(text({ least: 1, most: 200 }), text({ most: 4000 }))
        .default({})
        .describe('What lies deeper is kept as JSON text'),
    }),
    links: z
      .array(z.object({ href: text({ most: 2000 }), text: short }))
      .max(50)
      .default([]),
    client_url: text({ most: 2000 }).optional(),
  }),
  z.object({ ...common, event_action: z.literal('acknowledge'), dedup_key: dedupKey }),
  z.object({ ...common, event_action: z.literal('resolve'), dedup_key: dedupKey }),
])
export type PagerdutyEvent = z.infer<typeof pagerdutySchema>

/** The event as what a monitor tells; `fresh` names a failure that has no name of its own. */
export function fromPagerduty(event: PagerdutyEvent, fresh: string): Received {
  if (event.event_action === 'acknowledge') return { type: 'acknowledged', key: event.dedup_key }
  if (event.event_action === 'resolve') return { type: 'recovered', key: event.dedup_key, note: null }
  const { payload, links, client_url: client, dedup_key: key = fresh } = event
  const { summary, source, severity, component, group, class: kind, custom_details: told } = payload
  const lines = [summary, `Source: ${source}`, ...links.map(({ href }) => href), ...(client ? [client] : [])]
  const parts = { source, component: component ?? '', group: group ?? '', class: kind ?? '' }
  const failure = {
    title: titleOf(summary, source),
    description: lines.join('\n'),
    urgency: urgencyOf(severity),
    automation: told.automation ?? component,
    details: detailsOf({ ...told, ...parts }),
  }
  return { type: 'failed', key, failure }
}

/** An event whose details are one level of texts, as a ticket holds them, however deep they came. */
export function flatDetails(event: unknown): unknown {
  if (!isObject(event) || !isObject(event.payload) || event.payload.custom_details === undefined) return event
  const { custom_details: given, ...payload } = event.payload
  const told = isObject(given) ? given : { details: given }
  const flat = Object.entries(told).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return { ...event, payload: { ...payload, custom_details: Object.fromEntries(flat) } }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
