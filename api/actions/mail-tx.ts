import { emailSchema } from '#domain/base/email.ts'
import { safeName, sniff } from '#domain/base/file-kind.ts'
import { longest } from '#domain/base/longest.ts'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import { cleanText } from '#domain/base/text.ts'
import type { ArrivedFile, ArrivedMail } from '#domain/mail/arrived.ts'
import { saidByMail } from '#domain/mail/by-mail.ts'
import { automationOfMail, type Door } from '#domain/mail/fate.ts'
import { foldQuotes } from '#domain/mail/quote.ts'
import { beginning, subjectOf } from '#domain/mail/said.ts'
import { decide } from '#domain/ticket/decide.ts'
import { type ByMail, mailSchema } from '#domain/ticket/facts.ts'
import { openSchema } from '#domain/ticket/open.ts'
import { verbs } from '#domain/ticket/verbs.ts'
import { byMailWords } from '#domain/words/by-mail.ts'
import type { Tx } from '../store/handle.ts'
import { keepFile, tooLarge } from './files.ts'
import { storeTicket } from './new-ticket.ts'
import { type Loaded, recordEvents } from './record.ts'
import { servedBy } from './served-by.ts'
import { type By, contextOf, loadTicket, record } from './ticket-tx.ts'
import type { World } from './world.ts'

/** Of a mail what is put into a ticket. */
export type MailText = Pick<ArrivedMail, 'messageId' | 'from' | 'subject' | 'text' | 'files'>

const mostNamed = 20

/** Adds a mail to a ticket as a reply or a note, with its files. Refused as the rules refuse it, and then nothing is written. */
export async function addMail(
  world: World,
  tx: Tx,
  { loaded, mail, verb, by }: { loaded: Loaded; mail: MailText; verb: 'reply' | 'note'; by: By },
): Promise<Result<{ id: string; ref: string }>> {
  const words = byMailWords(world.language)
  const served = await servedBy(world, tx, { loaded, verb, by })
  if (!served.ok) return served
  const { said, quoted } = foldQuotes(cleanText(mail.text))
  const body = beginning(said || words.noText, longest.message)
  const first = decide(
    served.value.at.ticket,
    { type: verb, body, attachments: [] },
    contextOf(world, served.value.at, served.value.by),
  )
  if (!first.ok) return first
  const isWhole = body === (said || words.noText) && quoted.length <= longest.message
  const files = isWhole ? mail.files : [...mail.files, wholeText(mail, words.wholeText)]
  const filed = await addFiles(world, tx, { ...served.value, files, internal: verb === 'note' })
  const { at } = filed
  const command = verbs[verb].takes.parse({ body, attachments: filed.ids.slice(0, mostNamed) })
  const decided = decide(at.ticket, { type: verb, ...command }, contextOf(world, at, served.value.by))
  if (!decided.ok) throw new Error(`ticket ${at.ticket.ref} changed under its lock`)
  const byMail: ByMail = {
    ...cameBy(mail),
    ...(quoted ? { quoted: beginning(quoted, longest.message) } : {}),
    ...(filed.leftOut.length > 0 ? { leftOut: filed.leftOut } : {}),
  }
  const done = await record(world, tx, at, saidByMail(decided.value, byMail))
  if (!done.ok) throw new Error(`ticket ${at.ticket.ref} changed under its lock`)
  return ok({ id: loaded.ticket.id, ref: loaded.ticket.ref })
}

/** Opens a ticket for the sender of a mail. What was passed on in it stays whole: it is what the mail is about. */
export async function openByMail(
  world: World,
  tx: Tx,
  { mail, door }: { mail: MailText; door: Door },
): Promise<Result<{ id: string; ref: string }>> {
  const words = byMailWords(world.language)
  const automation = automationOfMail({ plus: door.plus, subject: mail.subject }, world.automations.values())
  const name = beginning(cleanText(mail.from?.name ?? '') || cleanText(mail.from?.address.split('@')[0] ?? ''), 120)
  const subject = cleanText(subjectOf(mail.subject))
  const text = cleanText(mail.text) || words.noText
  const description = beginning(text, longest.message)
  const parsed = openSchema.safeParse({
    title: beginning([...subject].length < 3 ? words.noSubject(name) : subject, 200),
    description,
    requester: { name, email: mail.from?.address ?? '' },
    ...(automation ? { automation: automation.id } : {}),
  })
  if (!parsed.success) return refuse('mail.cannot-open')
  const options = { isBrief: true, mail: cameBy(mail), ...(door.team === null ? {} : { team: door.team }) }
  const opened = await storeTicket(world, tx, { command: parsed.data, about: { automation, article: null }, options })
  if (!opened.ok) return opened
  const loaded = await loadTicket(world, tx, { ref: opened.value.ref })
  if (!loaded) throw new Error(`ticket ${opened.value.ref} is gone`)
  const files = description === text ? mail.files : [...mail.files, wholeText(mail, words.wholeText)]
  await addFiles(world, tx, { at: loaded, by: 'requester', files, internal: false })
  return ok({ id: loaded.ticket.id, ref: loaded.ticket.ref })
}

type Adding = { at: Loaded; by: By; files: readonly ArrivedFile[]; internal: boolean }

/** Files that may be kept are kept; of others the names are. */
async function addFiles(
  world: World,
  tx: Tx,
  { at: before, by, files, internal }: Adding,
): Promise<{ at: Loaded; ids: string[]; leftOut: string[] }> {
  let at = before
  const ids: string[] = []
  const leftOut: string[] = []
  for (const { name: given, bytes } of files) {
    if (bytes.byteLength === 0) continue
    const name = safeName(given)
    const file = { name, type: sniff(bytes), bytes, internal }
    const kept = tooLarge(file) ?? (await keepFile(world, tx, { at, by, file }))
    if (!kept.ok) {
      leftOut.push(name)
      continue
    }
    const after = await recordEvents(world, tx, at, kept.value.events)
    if (!after) throw new Error(`ticket ${at.ticket.ref} changed under its lock`)
    at = after
    ids.push(kept.value.id)
  }
  return { at, ids, leftOut: leftOut.slice(0, mostNamed) }
}

function wholeText({ text }: MailText, name: string): ArrivedFile {
  return { name, bytes: new TextEncoder().encode(cleanText(text)) }
}

function cameBy({ from, messageId }: MailText): ByMail {
  const address = emailSchema.safeParse(from?.address ?? '')
  const id = mailSchema.shape.id.safeParse(messageId)
  return { from: address.success ? address.data : '', ...(id.data === undefined ? {} : { id: id.data }) }
}
