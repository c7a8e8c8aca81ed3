import { createHash } from 'node:crypto'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { addressKey } from '#domain/base/email.ts'
import { type ArrivedFile, type ArrivedMail, keyOfMessage } from '#domain/mail/arrived.ts'

/** The envelope in which a mail came; `sender` is empty for what may not be answered. Null where there is none, as in a mailbox. */
export type Envelope = { sender: string; recipients: readonly string[] } | null

const limits = {
  maxChildNodes: 200,
  maxHeadSize: 256 * 1024,
  maxHtmlLengthToParse: 2 * 1024 * 1024,
  checksumAlgo: false as const,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
}
const mostReferences = 50

/** Reads a mail: its text whatever its charset, HTML as text where there is nothing else, its files. */
export async function parseMail(raw: Buffer, envelope: Envelope): Promise<ArrivedMail> {
  const parsed = await simpleParser(raw, limits)
  const headers = headersOf(parsed)
  const messageId = idsIn(headers['message-id'] ?? '')[0] ?? null
  return {
    key: messageId === null ? `sha:${createHash('sha256').update(raw).digest('base64url')}` : keyOfMessage(messageId),
    messageId,
    from: personIn(parsed.from) ?? personIn(parsed.replyTo),
    sender: envelope === null ? null : envelope.sender,
    recipients: [...new Set([...(envelope?.recipients ?? []), ...deliveredTo(parsed, headers)])],
    subject: parsed.subject ?? '',
    headers,
    references: referencesOf(headers),
    text: textOf(parsed),
    files: filesOf(parsed),
  }
}

/** The text, or that of the HTML where there is none or where it only says so. */
function textOf({ text = '', html }: ParsedMail): string {
  if (text.trim() !== '' || !html) return text
  // Too long to be made text of: its tags are taken out, so that nothing of it is lost.
  return html.replace(/<[^<>]{0,2000}>/g, ' ')
}

function filesOf({ attachments }: ParsedMail): ArrivedFile[] {
  return attachments.map(({ filename, contentType, content }, index) => ({
    name: filename || `file-${index + 1}${endings[contentType] ?? ''}`,
    bytes: new Uint8Array(content),
  }))
}

const endings: Record<string, string> = {
  'text/calendar': '.ics',
  'message/rfc822': '.eml',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'application/pdf': '.pdf',
  'text/plain': '.txt',
  'text/html': '.html',
  'text/csv': '.csv',
}

/** As written, unfolded; a name that occurs twice has its values with a comma between. */
function headersOf({ headerLines }: ParsedMail): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const { key, line } of headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\s+/g, ' ')
      .trim()
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`
  }
  return headers
}

function personIn(given: AddressObject | undefined): ArrivedMail['from'] {
  const found = given?.value.find(({ address }) => address?.includes('@'))
  return found?.address ? { name: found.name, address: found.address } : null
}

/** Addresses in the headers: of whoever delivered it, then those that it is written to. */
function deliveredTo({ to, cc }: ParsedMail, headers: Readonly<Record<string, string>>): string[] {
  const written = [to, cc].flatMap((one) => one ?? []).flatMap(addressesIn)
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap((name) =>
    (headers[name] ?? '').split(',').map((address) => address.replace(/[<>\s]/g, '')),
  )
  return [...delivered, ...written].filter((address) => address.includes('@')).map(addressKey)
}

function addressesIn({ value }: AddressObject): string[] {
  return value
    .flatMap(({ address, group }) => [address, ...(group ?? []).map((member) => member.address)])
    .filter((address) => address !== undefined)
}

/** What it answers, newest first. */
function referencesOf(headers: Readonly<Record<string, string>>): string[] {
  const answered = idsIn(headers['in-reply-to'] ?? '')
  const before = idsIn(headers.references ?? '').toReversed()
  return [...new Set([...answered, ...before])].slice(0, mostReferences)
}

function idsIn(header: string): string[] {
  const bracketed = [...header.matchAll(/<([^<>\s]{1,998})>/g)].map(([, id = '']) => id)
  const bare = header.trim()
  return bracketed.length > 0 || bare === '' || /\s/.test(bare) ? bracketed : [bare]
}
