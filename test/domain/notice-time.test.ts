import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpen } from '#domain/hours/working-time.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import { digestTimeOf } from '#domain/ticket/notice-time.ts'
import { models, modelWith } from '#kit/model.ts'

const [desk, finance, hq] = models.five.teams
const [ana, jonas] = desk?.members ?? []
const inForce = modelWith({
  digestAt: ['09:00', '14:30'],
  teams: [
    {
      ...desk,
      digestAt: ['06:00', '12:00'],
      members: [
        { ...ana, digestAt: ['10:15'] },
        { ...jonas, digestAt: [] },
      ],
    },
    finance,
    hq,
  ],
})
const when = (box: string, at: string, priority: 'P1' | 'P3' = 'P3') =>
  digestTimeOf('requester-replied', { box, priority, at: Temporal.Instant.from(at), inForce })?.toString() ?? 'now'

test('own times come before those of the team, those before the model; outside hours it is the next opening', () => {
  const said = {
    ana: when('ana@example.com', '2026-11-24T08:00:00Z'),
    jonas: when('jonas@example.com', '2026-11-24T08:00:00Z'),
    desk: when('desk@example.com', '2026-11-24T08:00:00Z'),
    overnight: when('desk@example.com', '2026-11-24T20:00:00Z'),
    noor: when('noor@example.com', '2026-11-24T08:00:00Z'),
    friday: when('noor@example.com', '2026-11-27T15:00:00Z'),
    pressing: when('noor@example.com', '2026-11-24T08:00:00Z', 'P1'),
    nobody: when('kim@example.com', '2026-11-24T08:00:00Z'),
  }
  expect(said).toEqual({
    ana: '2026-11-24T09:15:00Z',
    jonas: 'now',
    desk: '2026-11-24T12:00:00Z',
    overnight: '2026-11-25T07:00:00Z',
    noor: '2026-11-24T13:30:00Z',
    friday: '2026-11-30T07:00:00Z',
    pressing: 'now',
    nobody: 'now',
  })
})

test('what is urgent is told at once', () => {
  const about = { box: 'noor@example.com', priority: 'P4', at: Temporal.Instant.from('2026-11-24T08:00:00Z') } as const
  for (const kind of ['assigned', 'at-risk', 'breached', 'chase', 'mentioned'] as const)
    expect([kind, digestTimeOf(kind, { ...about, inForce })]).toEqual([kind, null])
})

test('a digest lies ahead, within the hours, and is the same for all that comes before it', () => {
  const boxes = inForce.teams.flatMap(({ id, email, members }) =>
    [email, ...members.map((one) => one.email)].map((box) => ({ id, box: box ?? '' })),
  )
  fc.assert(
    fc.property(fc.constantFrom(...boxes), fc.nat(366 * 24 * 60), fc.nat(99), ({ id, box }, minutes, part) => {
      const at = Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes })
      const time = (from: Temporal.Instant) => digestTimeOf('followed', { box, priority: 'P3', at: from, inForce })
      const digest = time(at)
      if (!digest) {
        expect(box).toBe('jonas@example.com')
        return
      }
      const ahead = digest.epochMilliseconds - at.epochMilliseconds
      expect(ahead).toBeGreaterThan(0)
      const team = inForce.teams.find((one) => one.id === id)
      expect(isOpen(calendarOf(inForce, team?.calendar ?? ''), digest.epochMilliseconds)).toBe(true)
      const later = at.add({ milliseconds: Math.floor((ahead * part) / 100) })
      expect(time(later)?.toString()).toBe(digest.toString())
    }),
    { numRuns: 200 },
  )
})
