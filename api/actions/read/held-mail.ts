import { beginning } from '#domain/mail/said.ts'
import type { HeldMails } from '#domain/views/held-mail.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { sayHeld } from '#domain/words/mail-in.ts'
import { heldFiles, heldSize, listHeld } from '../../store/mail-in.ts'
import { refOf } from '../../store/tickets.ts'
import { heldBodySchema } from '../held-body.ts'
import type { World } from '../world.ts'

const mostShown = 100
const mostText = 4000

/** Mails that wait for somebody of the desk. */
export async function readHeld({ read }: Pick<World, 'read'>): Promise<HeldMails> {
  const held = await listHeld(read, mostShown)
  const files = await heldFiles(
    read,
    held.map(({ id }) => id),
  )
  const items: HeldMails['items'] = []
  for (const { id, at, because, body, ticketId } of held) {
    const { from, subject, text } = heldBodySchema.parse(JSON.parse(body))
    items.push({
      id,
      at,
      because,
      why: sayHeld(because, deskLanguage),
      from,
      subject,
      text: beginning(text, mostText),
      isCut: text.length > mostText,
      files: files.filter(({ mail }) => mail === id).map(({ name }) => name),
      ref: ticketId === null ? null : await refOf(read, ticketId),
    })
  }
  return { count: (await heldSize(read)).mails, items }
}
