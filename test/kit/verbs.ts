import type { Command } from '#domain/ticket/command.ts'
import type { Who } from '#domain/ticket/verbs/verb.ts'
import type { VerbName } from '#domain/ticket/verbs.ts'
import { handover, type Story } from './story.ts'

/** Where a life stands, in memory or in a database. */
export type Standing = Pick<Story, 'ticket' | 'model' | 'now'>

/** The named states of a ticket in which verbs are tried; `test/domain/verbs.test.ts` makes them. */
export const situations = [
  'new',
  'followed',
  'muted',
  'climbed',
  'taken',
  'waiting',
  'grouped',
  'at-the-vendor',
  'vendor-asked',
  'vendor-answered',
  'vendor-solved',
  'resolved',
  'resolved-at-the-vendor',
  'closed',
  'merged',
] as const
export type Situation = (typeof situations)[number]
const atVendor: Situation[] = ['at-the-vendor', 'vendor-asked', 'vendor-answered', 'vendor-solved']
const low: Situation[] = ['new', 'followed', 'muted', 'climbed', 'taken', 'waiting', 'grouped']
const active: Situation[] = [...low, ...atVendor]
const resolved: Situation[] = ['resolved', 'resolved-at-the-vendor']
const unclosed: Situation[] = [...active, ...resolved]
/** A vendor ticket is open. */
const asked: Situation[] = ['vendor-asked', 'resolved-at-the-vendor']

type Of<V extends VerbName> = Extract<Command, { type: V }>

/** What tests know of a verb: whose it is and when, said once more by hand; an act that fits; acts that lives try. */
export type Sample<V extends VerbName> = {
  who: Who[]
  when: Situation[]
  /** Does something wherever the verb is possible. */
  fitting: (standing: Standing) => Of<V>
  /** Further ones, fitting or not. `pick` is 0 to 11. */
  tries?: (standing: Standing, pick: number) => Of<V>[]
}

const grades = ['high', 'medium', 'low'] as const
const text = { body: 'Words.', attachments: [] }

export const samples: { [V in VerbName]: Sample<V> } = {
  acknowledge: {
    who: ['team'],
    when: ['new', 'followed', 'muted', 'climbed'],
    fitting: () => ({ type: 'acknowledge' }),
  },
  reply: {
    who: ['requester', 'merged-requester', 'team', 'team-left'],
    when: unclosed,
    fitting: () => ({ type: 'reply', ...text }),
  },
  note: {
    who: ['desk'],
    when: [...situations],
    fitting: () => ({ type: 'note', ...text }),
    tries: () => [{ type: 'note', ...text, body: '@noor and @nobody, look.' }],
  },
  follow: {
    who: ['person'],
    when: situations.filter((one) => one !== 'followed'),
    fitting: () => ({ type: 'follow' }),
  },
  unfollow: { who: ['person'], when: ['followed'], fitting: () => ({ type: 'unfollow' }) },
  mute: { who: ['person'], when: situations.filter((one) => one !== 'muted'), fitting: () => ({ type: 'mute' }) },
  unmute: { who: ['person'], when: ['muted'], fitting: () => ({ type: 'unmute' }) },
  attach: {
    who: ['requester', 'merged-requester', 'desk'],
    when: unclosed,
    fitting: () => ({
      type: 'attach',
      attachment: 'f',
      name: 'log.txt',
      size: 1,
      mediaType: 'text/plain',
      internal: false,
    }),
  },
  assign: {
    who: ['team'],
    when: active,
    fitting: ({ ticket, model }) => {
      const members = model.teams.find(({ id }) => id === ticket.team)?.members ?? []
      return { type: 'assign', to: members.find(({ email }) => email !== ticket.assignee)?.email ?? 'ana@example.com' }
    },
    tries: (_, pick) => [{ type: 'assign', to: pick % 2 ? 'ana@example.com' : 'noor@example.com' }],
  },
  'assign-on-call': {
    who: ['team'],
    when: active.filter((one) => one !== 'taken'),
    fitting: () => ({ type: 'assign-on-call' }),
  },
  unassign: { who: ['team'], when: ['taken'], fitting: () => ({ type: 'unassign' }) },
  escalate: {
    who: ['team'],
    when: low,
    fitting: () => ({ type: 'escalate', reason: 'Needs more.', handover }),
    tries: (_, pick) => [
      { type: 'escalate', reason: 'Needs more.', handover, to: (pick % 4) + 1 },
      { type: 'escalate', reason: 'Needs more.', handover: {} },
    ],
  },
  'escalate-automatically': {
    who: ['rules'],
    when: low,
    fitting: ({ ticket }) => ({
      type: 'escalate-automatically',
      to: Math.min(4, ticket.level + 1),
      reason: 'By itself.',
    }),
  },
  return: {
    who: ['team'],
    when: ['climbed', ...atVendor],
    fitting: () => ({ type: 'return', reason: 'Not ours.' }),
    tries: (_, pick) => [{ type: 'return', reason: 'Not ours.', to: (pick % 4) + 1 }],
  },
  'take-back': { who: ['team-left'], when: active, fitting: () => ({ type: 'take-back' }) },
  wait: {
    who: ['team'],
    when: active,
    fitting: ({ ticket }) => ({ type: 'wait', on: ticket.waitingOn === 'requester' ? 'vendor' : 'requester' }),
    tries: ({ now }, pick) => [
      { type: 'wait', on: 'vendor', until: later(now, pick * 3) },
      { type: 'wait', on: 'window', until: later(now, pick * 3) },
    ],
  },
  resume: { who: ['team', 'rules'], when: ['waiting'], fitting: () => ({ type: 'resume' }) },
  reprioritise: {
    who: ['team'],
    when: active,
    fitting: ({ ticket }) => ({
      type: 'reprioritise',
      impact: ticket.impact === 'high' ? 'low' : 'high',
      urgency: ticket.urgency,
    }),
    tries: (_, pick) => [
      { type: 'reprioritise', impact: grades[pick % 3] ?? 'low', urgency: grades[(pick >> 1) % 3] ?? 'low' },
    ],
  },
  retype: {
    who: ['team'],
    when: active,
    fitting: ({ ticket }) => ({ type: 'retype', to: ticket.type === 'incident' ? 'question' : 'incident' }),
    tries: ({ now }, pick) => [
      { type: 'retype', to: pick % 2 ? 'question' : 'incident' },
      { type: 'retype', to: 'change', window: { from: later(now, pick * 3), to: later(now, 40) } },
    ],
  },
  explain: {
    who: ['team'],
    when: [...situations],
    fitting: () => ({ type: 'explain', clock: 'respond', cycle: '1', reason: 'too-many' }),
    tries: (_, pick) => [
      { type: 'explain', clock: 'resolve', cycle: '1', reason: pick % 2 ? 'too-many' : 'unheard-of' },
    ],
  },
  link: {
    who: ['desk'],
    when: unclosed,
    fitting: ({ ticket }) => ({ type: 'link', article: ticket.article === 'runbooks/a' ? 'runbooks/b' : 'runbooks/a' }),
  },
  'open-vendor-ticket': {
    who: ['vendor-team'],
    when: atVendor,
    fitting: ({ ticket }) => ({
      type: 'open-vendor-ticket',
      vendor: 'workato',
      reference: `W-${ticket.vendorTickets.length}`,
    }),
    tries: (_, pick) => [
      { type: 'open-vendor-ticket', vendor: 'workato', reference: `V-${pick}`, severity: pick % 2 ? 'P1' : 'P4' },
    ],
  },
  'update-vendor-ticket': {
    who: ['vendor-team'],
    when: [...asked, 'vendor-answered'],
    fitting: (standing) => ({
      type: 'update-vendor-ticket',
      vendorTicket: vendorTicket(standing, ({ solvedAt }) => !solvedAt),
      note: 'They look into it.',
    }),
    tries: (standing, pick) => [
      {
        type: 'update-vendor-ticket',
        vendorTicket: anyVendorTicket(standing, pick),
        severity: pick % 2 ? 'P2' : 'P4',
        nextChase: later(standing.now, pick * 3),
      },
    ],
  },
  'answer-vendor-ticket': {
    who: ['vendor-team'],
    when: asked,
    fitting: (standing) => ({
      type: 'answer-vendor-ticket',
      vendorTicket: vendorTicket(standing, ({ answeredAt }) => !answeredAt),
    }),
    tries: (standing, pick) => [{ type: 'answer-vendor-ticket', vendorTicket: anyVendorTicket(standing, pick) }],
  },
  'solve-vendor-ticket': {
    who: ['vendor-team'],
    when: [...asked, 'vendor-answered'],
    fitting: (standing) => ({
      type: 'solve-vendor-ticket',
      vendorTicket: vendorTicket(standing, ({ solvedAt }) => !solvedAt),
    }),
    tries: (standing, pick) => [{ type: 'solve-vendor-ticket', vendorTicket: anyVendorTicket(standing, pick) }],
  },
  chase: {
    who: ['rules'],
    when: ['vendor-asked'],
    fitting: (standing) => {
      const id = vendorTicket(standing, ({ nextChase }) => nextChase !== null)
      const due = standing.ticket.vendorTickets.find((entry) => entry.id === id)?.nextChase ?? ''
      return { type: 'chase', vendorTicket: id, due }
    },
  },
  group: {
    who: ['desk'],
    when: unclosed,
    fitting: ({ ticket }) => ({ type: 'group', group: ticket.group === 'g0' ? 'g1' : 'g0' }),
  },
  ungroup: { who: ['desk'], when: ['grouped'], fitting: () => ({ type: 'ungroup' }) },
  announce: { who: ['desk'], when: unclosed, fitting: () => ({ type: 'announce', body: 'We know the cause.' }) },
  merge: { who: ['team'], when: active, fitting: () => ({ type: 'merge', into: 'TKT-OTHER' }) },
  absorb: { who: ['desk'], when: unclosed, fitting: () => ({ type: 'absorb', from: 'TKT-OTHER', requesters: [] }) },
  recur: { who: ['machine'], when: active, fitting: () => ({ type: 'recur', count: 2, text: 'Again.' }) },
  recover: {
    who: ['machine'],
    when: active,
    fitting: () => ({ type: 'recover', note: 'It works again.' }),
  },
  resolve: { who: ['team'], when: active, fitting: () => ({ type: 'resolve', note: 'Reconnected.' }) },
  confirm: { who: ['requester'], when: resolved, fitting: () => ({ type: 'confirm' }) },
  reopen: {
    who: ['requester', 'team'],
    when: [...resolved, 'closed', 'merged'],
    fitting: () => ({ type: 'reopen', reason: 'It came back.' }),
  },
  withdraw: { who: ['requester'], when: active, fitting: () => ({ type: 'withdraw' }) },
  close: { who: ['team'], when: resolved, fitting: () => ({ type: 'close' }) },
  expire: { who: ['rules'], when: resolved, fitting: () => ({ type: 'expire' }) },
  rate: {
    who: ['requester'],
    when: [...resolved, 'closed', 'merged'],
    fitting: ({ ticket }) => ({ type: 'rate', score: ticket.rating?.score === 5 ? 4 : 5 }),
    tries: (_, pick) => [{ type: 'rate', score: (pick % 5) + 1 }],
  },
}

/** Every act that a test knows for a verb. */
export function actsOf(verb: VerbName, standing: Standing, pick: number): Command[] {
  const { fitting, tries } = samples[verb] as Sample<VerbName>
  return [fitting(standing), ...(tries?.(standing, pick) ?? [])]
}

function later(now: Temporal.Instant, hours: number): string {
  return now.add({ hours }).toString()
}

type Entry = Story['ticket']['vendorTickets'][number]

function vendorTicket({ ticket }: Standing, fits: (entry: Entry) => boolean): string {
  return (ticket.vendorTickets.find(fits) ?? ticket.vendorTickets[0])?.id ?? 'none'
}

function anyVendorTicket({ ticket }: Standing, pick: number): string {
  return ticket.vendorTickets[pick % (ticket.vendorTickets.length + 1)]?.id ?? 'none'
}
