import { expect, test } from 'vitest'
import { helpersOf, rungsOf } from '#domain/model/ladder.ts'
import { automations, models } from '#kit/model.ts'
import { ladderOf } from '#site/library/ladder.ts'
import { saying } from '#site/library/say.ts'

for (const [name, model] of Object.entries(models)) {
  test(`who helps at a level reads the same on the portal and on a request: ${name} levels`, () => {
    for (const automation of automations) {
      const portal = ladderOf(model, { automation, said: saying({ pathname: '/' }) }).filter(({ level }) => level > 0)
      expect(helpersOf(model, automation)).toEqual(portal.map(({ level, name, who }) => ({ level, name, team: who })))
      expect(rungsOf(model, automation.owner).map(({ level }) => level)).toEqual(portal.map(({ level }) => level))
    }
  })
}

test('at the vendor’s level the requester is told the vendor, the desk the team that follows it', () => {
  const at = helpersOf(models.five, { owner: 'finance-automation', vendor: 'workato' }).at(-1)
  expect(at).toEqual({ level: 4, name: 'Vendor support', team: 'Workato' })
  expect(rungsOf(models.five, 'finance-automation').at(-1)).toEqual({
    level: 4,
    name: 'Vendor support',
    team: { id: 'automation-hq', name: 'Automation HQ' },
    vendor: true,
  })
  expect(helpersOf(models.five, { owner: null }).at(-1)?.team).toBe('Vendor support')
})
