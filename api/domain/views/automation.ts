import { z } from 'zod'
import { namedTeamSchema } from '../model/people.ts'
import { criticalitySchema, prioritySchema } from '../model/support-model.ts'
import { articleRefSchema } from './article.ts'

/** A vendor of the model, with the address at which it takes tickets. */
export const vendorRefSchema = z.object({ id: z.string(), name: z.string(), portal: z.string().nullable() })

/** An earlier ticket of an automation. */
const recentTicketSchema = z.object({
  ref: z.string(),
  title: z.string(),
  state: z.string(),
  openedAt: z.string(),
  resolvedAt: z.string().nullable(),
})
export type RecentTicket = z.infer<typeof recentTicketSchema>

/** The automation a ticket is about, with its articles and what came before. */
export const automationCardSchema = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  owner: namedTeamSchema,
  criticality: criticalitySchema,
  platform: z.string(),
  status: z.enum(['live', 'paused', 'retired']),
  systems: z.array(z.string()),
  environments: z.array(z.string()),
  cutoffs: z.array(z.string()),
  volume: z.string().nullable(),
  fallback: z.string().nullable().describe('What people do by hand meanwhile'),
  vendor: vendorRefSchema
    .extend({
      calendar: z.string().describe('When its contract counts time'),
      targets: z.partialRecord(prioritySchema, z.string()).describe('Time to reply by severity'),
    })
    .nullable(),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  articles: z.array(articleRefSchema),
  recent: z.array(recentTicketSchema),
})
export type AutomationCard = z.infer<typeof automationCardSchema>
