import { z } from 'zod'
import { text } from '../../base/text.ts'
import { detailsOf, type Received, titleOf, urgencyOf } from './received.ts'

const labels = z.record(text({ least: 1, most: 200 }), text({ most: 4000 }))

/** What Prometheus Alertmanager posts to a webhook (version 4); the rest of it is not looked at. */
export const alertmanagerSchema = z.object({
  alerts: z
    .array(
      z.object({
        status: z.enum(['firing', 'resolved']),
        labels,
        annotations: labels.default({}),
        generatorURL: text({ most: 2000 }).default(''),
        fingerprint: z.string().regex(/^[0-9A-Za-z]{1,64}$/, 'the fingerprint of an alert'),
      }),
    )
    .min(1)
    .max(1000),
})
type Alert = z.infer<typeof alertmanagerSchema>['alerts'][number]

/** Each alert as a failure that is there or over; the label `automation` says what it is about, `severity` how urgent it is. */
export function fromAlertmanager({ alerts }: z.infer<typeof alertmanagerSchema>): Received[] {
  return alerts.map((alert): Received => {
    const { status, fingerprint: key, labels: told, annotations } = alert
    if (status === 'resolved') return { type: 'recovered', key, note: null }
    const failure = {
      title: titleOf(annotations.summary ?? told.alertname, 'Alert'),
      description: describe(alert),
      urgency: urgencyOf(told.severity),
      automation: told.automation,
      details: detailsOf(told),
    }
    return { type: 'failed', key, failure }
  })
}

function describe({ labels: told, annotations, generatorURL }: Alert): string {
  const { summary = '', description = '', runbook_url: runbook = '' } = annotations
  const said = [description || summary || told.alertname || 'An alert is firing.', runbook, generatorURL]
  return said.filter((line) => line !== '').join('\n')
}
