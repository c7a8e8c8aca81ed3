import { z } from 'zod'
import { emailSchema } from '../base/email.ts'
import { fieldSchema } from '../base/field.ts'
import { kebabCase } from '../base/key.ts'
import { weekdays } from '../hours/calendar.ts'
import { criticalities, grades, priorities, ticketTypes, waitReasons } from './choices.ts'

export const prioritySchema = z.enum(priorities)
export const gradeSchema = z.enum(grades)
export const criticalitySchema = z.enum(criticalities)
export const ticketTypeSchema = z.enum(ticketTypes)
export const waitReasonSchema = z.enum(waitReasons)
export const idSchema = z.string().regex(kebabCase, 'an id in kebab-case, such as support-desk').max(60)
export const durationSchema = z
  .string()
  .regex(
    /^PT(?=\d)(\d+H)?(\d+M)?(\d+S)?$/,
    'an ISO 8601 duration in hours, minutes and seconds, such as PT4H or PT1H30M; days are refused, a working day has no fixed length',
  )

export const periodSchema = z.string().regex(/^P[1-9]\d*[DWMY]$/, 'an ISO 8601 period, such as P6M, P90D or P1Y')

export type Priority = (typeof priorities)[number]
export type Grade = (typeof grades)[number]
export type Criticality = (typeof criticalities)[number]
export type TicketType = (typeof ticketTypes)[number]
export type WaitReason = (typeof waitReasons)[number]

const formerIds = z.array(idSchema).default([]).describe('Former ids: whatever names one of them means this')

export const levelSchema = z.strictObject({
  level: z.int().min(0).max(4).describe('Rung of the ladder, 0 (self-support) to 4 (vendor)'),
  name: z.string().min(1).describe('What people call this level'),
  was: z
    .array(z.int().min(1).max(4))
    .default([])
    .describe('Levels that this one takes over from: their open tickets are here now'),
  team: z.string().optional().describe('Team id, or `owner` for the owner team of the automation'),
  calendar: z.string().optional().describe('Calendar id for accept and hold; default: the calendar of the team'),
  accept: durationSchema.optional().describe('OLA: how long a ticket may lie here before somebody acknowledges it'),
  hold: durationSchema.optional().describe('OLA: how long this level may keep a ticket'),
  vendor: z.boolean().default(false).describe('This level logs and follows vendor tickets'),
  handover: z.array(fieldSchema).default([]).describe('Fields a hand-over to this level must bring'),
})

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, such as "09:00"')
const digestAtSchema = z.array(timeOfDaySchema).max(24)

const memberSchema = z.strictObject({
  name: z.string().min(1).describe('Full name'),
  email: emailSchema.describe('Sign-in and notices'),
  was: z.array(emailSchema).default([]).describe('Former addresses of this person'),
  digestAt: digestAtSchema.optional().describe('As `digestAt` of the team, for this person; `[]`: everything at once'),
})

const localTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'a local date and time, such as "2026-12-24T09:00"')

const onCallSchema = z.strictObject({
  start: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date, such as "2026-01-05"')
    .describe('Local date on which the first of the rotation begins; weeks are counted from it, back as well'),
  handover: timeOfDaySchema.default('09:00').describe('Local time at which the week changes hands'),
  timeZone: z.string().optional().describe("IANA zone of these dates and times; default: that of the team's calendar"),
  rotation: z.array(emailSchema).min(1).describe('Members by e-mail address: a week each, in turn'),
  overrides: z
    .array(
      z.strictObject({
        from: localTimeSchema.describe('When it begins, local'),
        to: localTimeSchema.describe('When it is over, local'),
        who: emailSchema.describe('E-mail address of the member who is on call instead'),
      }),
    )
    .default([])
    .describe('Other than the rotation says; where two overlap, the one that began last counts'),
  assign: z.boolean().default(false).describe('What comes to the team is assigned to who is on call'),
})
export type OnCallTable = z.infer<typeof onCallSchema>

const teamSchema = z.strictObject({
  id: idSchema.describe('Team id'),
  was: formerIds,
  name: z.string().min(1).describe('What people call the team'),
  calendar: z.string().describe('Calendar id: when this team works'),
  email: emailSchema.optional().describe('Shared mailbox'),
  digestAt: digestAtSchema.optional().describe('As `digestAt` of the model, for this team and its people'),
  members: z.array(memberSchema).default([]).describe('Who may act for this team at the desk'),
  onCall: onCallSchema
    .optional()
    .describe('Who is on call, week by week: is told what is urgent, and can be assigned to'),
})

const vendorSchema = z.strictObject({
  id: idSchema.describe('Vendor id'),
  was: formerIds,
  name: z.string().min(1).describe('Name of the vendor'),
  calendar: z.string().describe('Calendar id: when the contract counts time'),
  portal: z.url().optional().describe('Where vendor tickets are logged'),
  targets: z.partialRecord(prioritySchema, durationSchema).default({}).describe('Time to reply by severity'),
})

const policyTargetsSchema = z.strictObject({
  respond: durationSchema.optional().describe('First reply'),
  update: durationSchema.optional().describe('Longest silence towards the requester'),
  resolve: durationSchema.optional().describe('Resolution'),
})

const oneOrMany = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1)])

const policySchema = z.strictObject({
  name: z.string().min(1).describe('Name of the policy, shown to requesters'),
  was: z.array(z.string().min(1)).default([]).describe('Former names of this policy'),
  when: z
    .strictObject({
      criticality: oneOrMany(criticalitySchema).optional().describe('Criticality of the automation'),
      type: oneOrMany(ticketTypeSchema).optional().describe('Type of the ticket'),
      priority: oneOrMany(prioritySchema).optional().describe('Priority of the ticket'),
      automation: oneOrMany(z.string()).optional().describe('Catalogue id of the automation'),
      team: oneOrMany(z.string()).optional().describe('Team that gets the ticket first'),
    })
    .optional()
    .describe('All named conditions must hold; without it the policy matches every ticket'),
  calendar: z.string().describe('Calendar id in which the promises count'),
  targets: z.partialRecord(prioritySchema, policyTargetsSchema).describe('Promises by priority'),
})

const escalationRuleSchema = z.strictObject({
  when: z
    .string()
    .regex(
      /^(respond|update|resolve|accept|hold|vendor) (breached|at-risk)$/,
      'a clock and `breached` or `at-risk`, such as "respond breached"',
    )
    .describe('The clock event that triggers the rule'),
  at: z.int().min(1).max(4).describe('Only for tickets at this level'),
  to: z.int().min(1).max(4).describe('Where they go; an absent level is skipped upwards'),
})

const matrixRow = (impact: string) =>
  z
    .strictObject({
      high: prioritySchema.describe('Urgency high'),
      medium: prioritySchema.describe('Urgency medium'),
      low: prioritySchema.describe('Urgency low'),
    })
    .describe(`Impact ${impact}: priority by urgency`)

const breachReasonSchema = z.strictObject({
  id: idSchema.describe('Id of the reason; kept for ever in logs'),
  name: z.string().min(1).describe('What people choose'),
  proposedFor: z
    .enum(['level', 'requester', 'vendor', 'closed-hours'])
    .optional()
    .describe('Proposed where this had most of the time'),
})
export type BreachReason = z.infer<typeof breachReasonSchema>

export const reportScheduleSchema = z.strictObject({
  to: z.array(emailSchema).min(1).max(50).describe('Who gets it, by e-mail address'),
  every: z
    .enum(['week', 'month'])
    .describe('Each Monday about the week before, or on each first about the month before'),
  at: timeOfDaySchema.default('08:00').describe('Time of day from which it is mailed'),
  timeZone: z.string().optional().describe('IANA zone of that time; default: that of the organisation'),
  level: z.int().min(1).max(4).optional().describe('Only promises that were judged at this level'),
  team: idSchema.optional().describe('Only those charged to this team'),
  automation: idSchema.optional().describe('Only tickets about this automation'),
  priority: prioritySchema.optional().describe('Only promises of this priority'),
})
export type ReportSchedule = z.infer<typeof reportScheduleSchema>

export const supportModelSchema = z.strictObject({
  name: z.string().min(1).describe('Name of the organisation or practice'),
  timeZone: z
    .string()
    .optional()
    .describe("IANA zone in which reports count days and months; default: that of the last policy's calendar"),
  digestAt: digestAtSchema
    .optional()
    .describe(
      "Times of day, within a team's hours, at which it is mailed what can wait, in one mail; default: at once",
    ),
  levels: z.array(levelSchema).min(2).describe('The rungs that exist here'),
  teams: z.array(teamSchema).min(1).describe('Who does the work'),
  vendors: z.array(vendorSchema).default([]).describe('Whose platforms the automations run on'),
  priorities: z
    .strictObject({
      matrix: z
        .strictObject({ high: matrixRow('high'), medium: matrixRow('medium'), low: matrixRow('low') })
        .describe('impact → urgency → priority'),
      raise: z.partialRecord(criticalitySchema, z.int().min(-3).max(3)).default({}).describe('Steps up by criticality'),
    })
    .describe('How impact, urgency and criticality give a priority'),
  defaults: z
    .strictObject({
      impact: gradeSchema.default('medium').describe('When a form does not say'),
      urgency: gradeSchema.default('medium').describe('When a form does not say'),
      criticality: criticalitySchema.default('normal').describe('Of a request about no automation'),
      reviewEvery: periodSchema.default('P6M').describe('How often an article must be checked'),
    })
    .prefault({})
    .describe('Used where a form or an article says nothing'),
  sla: z.array(policySchema).min(1).describe('First policy whose `when` matches wins; the last must match everything'),
  pauses: z
    .strictObject({
      respond: z.array(waitReasonSchema).default([]).describe('Waiting that stops the respond clock'),
      update: z.array(waitReasonSchema).default(['requester']).describe('Waiting that stops the update clock'),
      resolve: z
        .array(waitReasonSchema)
        .default(['requester', 'window'])
        .describe('Waiting that stops the resolve clock'),
      accept: z.array(waitReasonSchema).default([]).describe('Waiting that stops the accept clock'),
      hold: z
        .array(waitReasonSchema)
        .default(['requester', 'vendor', 'window'])
        .describe('Waiting that stops the hold clock'),
    })
    .prefault({})
    .describe('Which waiting stops which clock'),
  atRisk: z
    .string()
    .regex(/^([1-9]|[1-9]\d)%$/, 'a percentage from 1% to 99%')
    .default('75%')
    .describe('Share of the target after which a clock is at risk'),
  onPriorityChange: z
    .enum(['forward', 'recompute', 'reset'])
    .default('forward')
    .describe('New targets: time passed counts on (forward), all time anew (recompute), from the change on (reset)'),
  onReopen: z
    .enum(['resume', 'reset'])
    .default('resume')
    .describe('After reopening: clocks go on (resume) or begin again (reset)'),
  bounceCap: z.int().min(1).default(2).describe('Returns between two levels before the ticket goes above both'),
  breachReasons: z
    .array(breachReasonSchema)
    .default([])
    .describe('Why promises are broken, to be chosen from; none: nobody is asked'),
  reportPeople: z
    .boolean()
    .default(false)
    .describe('Whether reports count the promises of each person, besides teams and levels'),
  reports: z
    .array(reportScheduleSchema)
    .default([])
    .describe('Reports that are mailed by themselves, with a CSV file for each table'),
  autoClose: durationSchema.default('PT72H').describe('Working time after resolution until a ticket closes by itself'),
  escalate: z.array(escalationRuleSchema).default([]).describe('What the ticker does by itself'),
})

export const calendarSchema = z.strictObject({
  id: idSchema.describe('Calendar id'),
  name: z.string().optional().describe('What people call it'),
  timeZone: z.string().describe('IANA zone, such as Europe/Berlin'),
  hours: z
    .partialRecord(z.enum(weekdays), z.array(z.string()))
    .describe('Intervals per weekday, "08:00-12:00"; 24:00 and overnight allowed'),
  holidays: z
    .array(
      z.union([
        z.string(),
        z.strictObject({
          date: z.string().describe('Local date, such as 2026-12-25'),
          name: z.string().describe('What the day is called'),
        }),
      ]),
    )
    .default([])
    .describe('Local dates on which nobody works'),
  holidayFiles: z.array(z.string()).default([]).describe('iCalendar files beside this one'),
})

/** A calendar of a checked model: the holidays of its files are among its own, dates in order. */
const checkedCalendarSchema = calendarSchema.omit({ holidayFiles: true }).extend({ holidays: z.array(z.string()) })

/**
 * The whole support model after checking: references resolve, calendars compile. Tickets pin it for ever, so it is read
 * again by every later release: a new field has a default or is optional, and none is taken away.
 */
export const checkedModelSchema = supportModelSchema.extend({
  version: z.string().min(1).describe('Hash of the content: a ticket pins the model it was opened under'),
  calendars: z.array(checkedCalendarSchema),
})

export type SupportModel = z.infer<typeof checkedModelSchema>
export type Level = z.infer<typeof levelSchema>
export type Team = z.infer<typeof teamSchema>
export type Member = z.infer<typeof memberSchema>
export type Vendor = z.infer<typeof vendorSchema>
export type Policy = z.infer<typeof policySchema>
export type PolicyTargets = z.infer<typeof policyTargetsSchema>
