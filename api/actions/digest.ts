import { stamp } from '#domain/base/time.ts'
import { findTeam } from '#domain/model/entries.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import { openingAt } from '#domain/views/opening.ts'
import { digestText } from '#domain/words/digest.ts'
import type { Mail } from '../outside/mail.ts'
import { claimDigest } from '../store/digests.ts'
import { putNotices, type StoredNotice } from '../store/outbox.ts'
import { readHealth } from './read/health.ts'
import { newId, ownerOf, type World } from './world.ts'

/** The kind of notice that tells a team how its articles do. */
export const digestKind = 'digest'
const mostArticles = 5
const fewDays = 7

/** Puts the week's mail for each team that keeps articles with something to do, once its working hours of the week have begun. */
export async function putDigests(world: World): Promise<number> {
  const now = world.now()
  const today = now.toZonedDateTimeISO(timeZoneOf(world.model)).toPlainDate()
  const week = today.subtract({ days: today.dayOfWeek - 1 }).toString()
  const owners = new Set([...world.articles.values()].flatMap((article) => ownerOf(world, article) ?? []))
  let put = 0
  for (const id of [...owners].sort()) {
    const team = findTeam(world.model, id)
    const box = team?.email
    if (!team || !box || !openingAt(calendarOf(world.model, team.calendar), now).open) continue
    const { items } = await readHealth(world, { owner: id, month: monthTold(world), limit: 1 })
    if (items.length === 0) continue
    await world.transact(async (tx) => {
      if (!(await claimDigest(tx, { team: id, week }))) return
      const notice = { ticketId: null, kind: digestKind, recipient: box, data: { team: id } }
      await putNotices(tx, { notices: [notice], at: stamp(now), newId: () => newId(world) })
      put++
    })
  }
  return put
}

/** The mail of such a notice, as things stand when it is sent; withdrawn when nothing is to be done any more. */
export async function digestMail(
  world: World,
  { notice, publicUrl }: { notice: StoredNotice; publicUrl: string },
): Promise<Mail | { withdrawn: 'over' | 'left' }> {
  const { team: id } = JSON.parse(notice.body) as { team: string }
  const team = findTeam(world.model, id)
  if (!team?.email) return { withdrawn: 'left' }
  const health = await readHealth(world, { owner: id, month: monthTold(world), limit: mostArticles })
  if (health.items.length === 0) return { withdrawn: 'over' }
  const link = `${publicUrl}/desk/knowledge/articles/?owner=${encodeURIComponent(id)}`
  const host = new URL(publicUrl).hostname
  return {
    to: team.email,
    ...digestText({ team: team.name, health, link }, world.language),
    messageId: `<${notice.id}@${host}>`,
  }
}

/** In the first days of a month it has little to say: then it is the one before. */
function monthTold({ now }: World): string {
  const today = now().toZonedDateTimeISO('UTC').toPlainDate()
  return (today.day > fewDays ? today : today.subtract({ months: 1 })).toPlainYearMonth().toString()
}
