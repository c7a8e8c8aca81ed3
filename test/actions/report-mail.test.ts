import type { ParsedMail } from 'mailparser'
import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { putReports } from '#api/actions/report-mail.ts'
import { makeMail } from '#api/outside/mail.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { openMailbox } from '#kit/mail.ts'
import { modelWith } from '#kit/model.ts'
import { filed } from '#kit/report.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { as, worldOn } from '#kit/world.ts'

const [lead, owner] = ['lead@example.com', 'owner@example.com']
const model = modelWith({
  reports: [
    { to: [lead, owner], every: 'week', at: '08:00', timeZone: 'Europe/Berlin' },
    { to: [lead], every: 'month', at: '09:30', timeZone: 'Europe/Berlin', team: 'finance-automation' },
  ],
})

const boxOf = ({ to }: ParsedMail) => [to].flat()[0]?.text ?? ''

forEachDialect.shared(
  'a report is mailed once when it is due, whatever restarts and however many processes count',
  async ({ store, another }) => {
    const box = await openMailbox()
    const mail = makeMail({ url: box.url, from: 'Help <help@example.com>' })
    const now = '2026-11-23T06:59:00Z'
    const worlds = [
      await worldOn(store, { model, now }),
      await worldOn(await another(), { model, now, chance: 'another' }),
    ] as const
    const [world] = worlds
    const at = (instant: string) => {
      for (const one of worlds) one.at(instant)
    }
    const turn = async () => {
      await Promise.all(worlds.map(putReports))
      await Promise.all(
        worlds.map((one) =>
          sendNotices(one, { mail, webhook: null, publicUrl: 'https://help.example.com/it', asOf: one.now() }),
        ),
      )
      const reports = box.mails.splice(0).filter(({ subject }) => subject?.startsWith('Report '))
      return reports.toSorted((a, b) => (boxOf(a) < boxOf(b) ? -1 : 1))
    }
    at('2026-11-17T08:00:00Z')
    const { ref } = await filed(world, { title: 'Orders <stop>' })
    await act(world, { ref }, { type: 'acknowledge' }, { by: as.ana })
    await act(world, { ref }, { type: 'resolve', note: 'Reconnected.' }, { by: as.ana })

    at(now)
    // The first time each brings what was before: the week before last, and October.
    expect((await turn()).map(({ subject }) => subject)).toHaveLength(3)
    expect(await turn()).toEqual([])
    at('2026-11-23T07:00:00Z')
    const mails = await turn()
    expect(mails.map(boxOf)).toEqual([lead, owner])
    const [first] = mails
    expect(first?.subject).toBe('Report 16 Nov 2026 to 22 Nov 2026: 100 % kept')
    expect(first?.text).toContain('promises were kept: 100 %.')
    expect(first?.text).toContain('1 ticket opened, 1 resolved (1 at first contact), 0 returned, 0 reopened.')
    expect(first?.text).toContain('https://help.example.com/it/desk/reports/?from=2026-11-16&to=2026-11-22')
    expect(first?.html).toContain('href="https://help.example.com/it/desk/reports/?from=2026-11-16&amp;to=2026-11-22"')
    expect(first?.html).toContain('<li>Support desk: ')
    const files = new Map(first?.attachments.map(({ filename = '', content }) => [filename, content.toString()]))
    const tables = ['attainment', 'times', 'flow', 'hours']
    expect([...files.keys()]).toEqual(tables.map((table) => `report-2026-11-16-2026-11-22-${table}.csv`))
    expect(new Set(first?.attachments.map(({ contentType }) => contentType))).toEqual(new Set(['text/csv']))
    const table = (name: string) => files.get(`report-2026-11-16-2026-11-22-${name}.csv`)
    expect(table('attainment')).toMatch(/^\uFEFFdimension,key,name,clock,met,breached/)
    expect(table('attainment')).toContain('team,support-desk,Support desk,respond,1,0')
    expect(table('flow')).toMatch(/^\uFEFFweek,opened,ended,reopened,open,first_day/)
    expect(table('flow')).toContain('2026-11-16,1,')
    at('2026-11-29T23:00:00Z')
    expect(await turn()).toEqual([])

    const restarted = await worldOn(store, { model, now: '2026-12-01T08:31:00Z', chance: 'restarted' })
    expect(await putReports(restarted)).toBe(3)
    at('2026-12-01T08:31:00Z')
    const later = await turn()
    expect(later.map(({ subject }) => subject).toSorted()).toEqual([
      expect.stringMatching(/^Report 1 Nov 2026 to 30 Nov 2026, Finance automation/),
      expect.stringMatching(/^Report 23 Nov 2026 to 29 Nov 2026/),
      expect.stringMatching(/^Report 23 Nov 2026 to 29 Nov 2026/),
    ])
    expect(later.map(({ text }) => /reports\/\?(.*)$/m.exec(text ?? '')?.[1])).toContain(
      'from=2026-11-01&to=2026-11-30&team=finance-automation',
    )
    expect(await turn()).toEqual([])
    await box.close()
  },
)
