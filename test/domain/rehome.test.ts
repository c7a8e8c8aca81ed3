import { describe, expect, test } from 'vitest'
import type { SupportModel } from '#domain/model/support-model.ts'
import { noticesOf } from '#domain/ticket/notice.ts'
import { models } from '#kit/model.ts'
import { renamed, reorganised } from '#kit/organisation.ts'
import { handover, openStory, people } from '#kit/story.ts'

const promises = ['respond', 'update', 'resolve']
const { teams, levels } = models.five

const without = (level: number): SupportModel =>
  reorganised({ levels: levels.filter((entry) => entry.level !== level) })

function atLevel3() {
  const story = openStory().after('PT30M')
  return story.do(people.ana, { type: 'escalate', to: 3, reason: 'Needs more.', handover }).after('PT30M')
}

describe('a team that nobody claims', () => {
  const gone = renamed('automation-hq', 'hq-team', { was: [] })

  test('leaves its tickets to the team that holds the level now, and the log says why', () => {
    const story = atLevel3()
    expect(story.reorganise(gone)).toMatchObject([
      {
        type: 'ticket.rehomed',
        by: { kind: 'ticker' },
        data: { from: 3, to: 3, team: 'hq-team', was: 'automation-hq', reason: 'team-gone' },
      },
    ])
    expect(story.ticket).toMatchObject({ level: 3, team: 'hq-team', assignee: null })
    expect(story.reorganise(gone)).toEqual([])
    story.do(people.hana, { type: 'acknowledge' })
  })

  test('ends the clocks of the stay, and moves none of the requester', () => {
    const story = openStory().after('PT30M')
    const before = story.clocks()
    story.reorganise(renamed('support-desk', 'front-desk', { was: [] }))
    const after = story.clocks()
    const promised = (clocks: typeof before) => clocks.filter(({ name }) => promises.includes(name))
    expect(promised(after)).toEqual(promised(before))
    expect(story.clocks('hold').map(({ startedAt, endedAt }) => ({ startedAt, endedAt }))).toEqual([
      { startedAt: story.ticket.openedAt, endedAt: story.events.at(-1)?.at },
      { startedAt: story.events.at(-1)?.at, endedAt: null },
    ])
  })

  test('leaves a ticket with whom it was assigned to, when the team that gets it has them too', () => {
    const story = atLevel3().do(people.hana, { type: 'assign', to: 'luis@example.com' })
    expect(story.reorganise(gone).map(({ type }) => type)).toEqual(['ticket.rehomed', 'ticket.assigned'])
    expect(story.ticket.assignee).toBe('luis@example.com')
    const notices = noticesOf({ id: 'story' }, story.events, { inForce: gone, automation: null })
    const added = story.events.slice(-2).map(({ version }) => version)
    expect(notices.filter(({ data }) => added.includes(data.version))).toEqual([])
  })
})

test('a team that is claimed, and a level that is, move nothing', () => {
  const story = atLevel3()
  expect(story.reorganise(renamed('automation-hq', 'hq-team'))).toEqual([])
  const claimed = levels.flatMap((entry) =>
    entry.level === 3 ? [] : entry.level === 4 ? [{ ...entry, was: [3] }] : [entry],
  )
  expect(story.reorganise(reorganised({ levels: claimed }))).toEqual([])
})

test('a level that is gone leaves its tickets to the next above that exists', () => {
  const story = atLevel3()
  const above = levels.find(({ level }) => level === 4)?.team
  expect(story.reorganise(without(3))).toMatchObject([{ data: { from: 3, to: 4, team: above, reason: 'level-gone' } }])
})

test('the highest level that is gone leaves its tickets to the top that is left', () => {
  const story = atLevel3().do(people.hana, { type: 'escalate', reason: 'Vendor.', handover })
  expect(story.ticket.level).toBe(4)
  expect(story.reorganise(without(4))).toMatchObject([{ data: { from: 4, to: 3, team: 'automation-hq' } }])
})

test('where the owner team is dissolved, the ticket goes to the owner that the automation has now', () => {
  const story = openStory().after('PT30M').do(people.ana, { type: 'escalate', to: 2, reason: 'Theirs.', handover })
  const model = reorganised({ teams: teams.filter(({ id }) => id !== 'finance-automation') })
  const moved = story.reorganise(model, { owner: 'support-desk' })
  expect(moved).toMatchObject([{ data: { from: 2, to: 2, team: 'support-desk', reason: 'team-gone' } }])
})

test('who left is unassigned; who has another address is not', () => {
  const story = openStory().do(people.ana, { type: 'assign', to: 'ana@example.com' })
  const withAna = (ana: object[]) =>
    reorganised({
      teams: teams.map((team) =>
        team.id === 'support-desk'
          ? { ...team, members: [...(ana as typeof team.members), ...team.members.slice(1)] }
          : team,
      ),
    })
  expect(story.reorganise(withAna([{ name: 'Ana Ruiz', email: 'ar@example.com', was: ['ana@example.com'] }]))).toEqual(
    [],
  )
  expect(story.reorganise(withAna([]))).toMatchObject([{ type: 'ticket.unassigned', data: { reason: 'left' } }])
})

test('what is closed stays where it was', () => {
  const story = openStory().do(people.ana, { type: 'resolve', note: 'Done.' }).do(people.ana, { type: 'close' })
  expect(story.reorganise(renamed('support-desk', 'front-desk', { was: [] }))).toEqual([])
})
