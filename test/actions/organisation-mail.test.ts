import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { rehome } from '#api/actions/rehome.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { mailbag } from '#kit/mailbag.ts'
import { models } from '#kit/model.ts'
import { renamed, reorganised } from '#kit/organisation.ts'
import { asKim } from '#kit/story.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'

const jonas = { name: 'Jonas Weber', email: 'jonas@example.com', was: [] }

function deskWith(changes: Partial<SupportModel['teams'][number]>): SupportModel {
  return reorganised({
    teams: models.five.teams.map((team) => (team.id === 'support-desk' ? { ...team, ...changes } : team)),
  })
}

/** A ticket of Ana's with a reply of Kim's, both told to her by mails that have not left yet. */
async function waiting(world: TestWorld): Promise<string> {
  const bag = mailbag()
  const made = await openTicket(world, { title: 'It stopped', description: 'At nine.', requester: kim, details: {} })
  if (!made.ok) throw new Error(made.error.code)
  const { ref } = made.value
  await bag.deliver(world)
  await act(world, { ref }, { type: 'assign', to: 'ana@example.com' }, { by: as.jonas })
  await act(world, { ref }, { type: 'reply', body: 'Any news?', attachments: [] }, { by: asKim })
  return ref
}

const lines = (mails: readonly { to: string; subject: string }[]) =>
  mails.map(({ to, subject }) => `${to}: ${subject.split(':')[0]}`).toSorted()

forEachDialect('what waits for somebody who left goes to the team, or not at all; nothing to them', async (ground) => {
  const ref = await waiting(await ground.world())
  const after = await ground.world({ model: deskWith({ members: [jonas] }), chance: 'after' })
  await rehome(after)
  expect(lines(await mailbag().deliver(after))).toEqual([
    `desk@example.com: Reply to ${ref}`,
    'desk@example.com: What changed for Support desk',
  ])
  const kept = await after.read
    .selectFrom('notice')
    .select(['kind', 'withdrawn'])
    .where('withdrawn', 'is not', null)
    .execute()
  expect(kept).toEqual([{ kind: 'assigned', withdrawn: 'over' }])
  expect(await mailbag().deliver(after)).toEqual([])
})

forEachDialect('what waits for an address that changed goes to the new one', async (ground) => {
  const ref = await waiting(await ground.world())
  const ana = { name: 'Ana Weber', email: 'ana.weber@example.com', was: ['ana@example.com'] }
  const after = await ground.world({ model: deskWith({ members: [ana, jonas] }), chance: 'after' })
  await rehome(after)
  expect(lines(await mailbag().deliver(after))).toEqual([
    'ana.weber@example.com: Assigned to you',
    `ana.weber@example.com: Reply to ${ref}`,
  ])
})

forEachDialect('who moved to another team gets nothing of the old one', async (ground) => {
  const ref = await waiting(await ground.world())
  const ana = { name: 'Ana Ruiz', email: 'ana@example.com', was: [] }
  const teams = models.five.teams.map((team) => {
    if (team.id === 'support-desk') return { ...team, members: [jonas] }
    return team.id === 'automation-hq' ? { ...team, members: [...team.members, ana] } : team
  })
  const after = await ground.world({ model: reorganised({ teams }), chance: 'after' })
  await rehome(after)
  expect(lines(await mailbag().deliver(after))).toEqual([
    `desk@example.com: Reply to ${ref}`,
    'desk@example.com: What changed for Support desk',
  ])
})

forEachDialect('what waits for a team goes to its mailbox of today', async (ground) => {
  const before = await ground.world()
  await openTicket(before, { title: 'It stopped', description: 'At nine.', requester: kim, details: {} })
  const model = renamed('support-desk', 'front-desk', { name: 'Front desk', email: 'front@example.com' })
  const mails = await mailbag().deliver(await ground.world({ model, chance: 'after' }))
  expect(lines(mails)).toEqual(['front@example.com: New at level 1', 'kim@example.com: We have your request'])
  expect(mails.find(({ to }) => to === 'front@example.com')?.text).toContain('was logged and is with Front desk.')
})

forEachDialect('a team is told in one mail what it got and whom it lost', async (ground) => {
  const before = await ground.world()
  const refs = [await waiting(before), await waiting(before), await waiting(before)]
  await act(before, { ref: refs[2] ?? '' }, { type: 'unassign' }, { by: as.jonas })
  await mailbag().deliver(before)
  const hq = models.five.teams.find(({ id }) => id === 'automation-hq')
  const noMore = reorganised({
    teams: models.five.teams.flatMap((team) =>
      team.id === 'finance-automation' ? [] : team.id === 'support-desk' ? [{ ...team, members: [jonas] }] : [team],
    ),
  })
  expect(hq).toBeDefined()
  const after = await ground.world({ model: noMore, chance: 'after' })
  await rehome(after)
  const [mail, ...others] = await mailbag().deliver(after)
  expect(others).toEqual([])
  await expect(`To: ${mail?.to}\nSubject: ${mail?.subject}\n\n${mail?.text}`).toMatchFileSnapshot(
    '../golden/mail/reorganised.txt',
  )
})
