import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMail } from '#api/outside/mail-parse.ts'
import { safeName } from '#domain/base/file-kind.ts'
import { cleanText } from '#domain/base/text.ts'
import { automatic } from '#domain/mail/automatic.ts'
import { foldQuotes } from '#domain/mail/quote.ts'
import { rawMail } from '#kit/mail-shapes/made.ts'
import { shapes } from '#kit/mail-shapes/shapes.ts'

test('there are forty shapes and more', () => {
  expect(shapes.length).toBeGreaterThanOrEqual(40)
  expect(new Set(shapes.map(({ name }) => name)).size).toBe(shapes.length)
})

test.each(shapes)('$name', async ({ raw, said, quoted, files = [], machine, subject }) => {
  const mail = await parseMail(raw, { sender: 'kim@example.com', recipients: ['desk@example.com'] })
  const folded = foldQuotes(cleanText(mail.text))
  if (typeof said === 'string') expect(folded.said).toBe(said)
  else expect(folded.said).toMatch(said)
  if (quoted) expect(folded.quoted).toMatch(quoted)
  else expect(folded.quoted).toBe('')
  expect(mail.files.map(({ name }) => safeName(name))).toEqual(files)
  expect(automatic({ ...mail, sender: null })).toBe(machine ?? null)
  if (subject !== undefined) expect(mail.subject).toBe(subject)
  expect(mail.key).toMatch(/^(id|sha):./)
})

test('every line of a mail is said or quoted, and none is lost', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '> quoted',
      '-- ',
      'On 24 Nov 2026 Kim wrote:',
      '-----Original Message-----',
      'From: a',
      'To: b',
      'Subject: c',
      'Sent: d',
      'Sent from my iPhone',
      'text',
    ),
    fc.string({ maxLength: 20 }).map((text) => text.replaceAll('\n', ' ')),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const { said, quoted } = foldQuotes(lines.join('\n'))
      const wanted = lines.map((one) => one.trim()).filter((one) => one !== '')
      const kept = [...said.split('\n'), ...quoted.split('\n')].map((one) => one.trim()).filter((one) => one !== '')
      expect(kept.toSorted()).toEqual(wanted.toSorted())
    }),
    { numRuns: 300 },
  )
})

test('hostile mails are read or refused, in time', async () => {
  const deep = Array.from(
    { length: 150 },
    (_, at) => `--b${at}\nContent-Type: multipart/mixed; boundary="b${at + 1}"\n\n`,
  ).join('')
  const hostile = [
    rawMail({ type: 'multipart/mixed; boundary="b0"', body: deep }),
    rawMail({ type: 'text/html', body: '<div>'.repeat(20_000) }),
    rawMail({ type: 'text/html', body: '<'.repeat(200_000) }),
    rawMail({ body: `${'> '.repeat(50_000)}x` }),
    rawMail({ body: 'On 1 wrote:\n'.repeat(20_000) }),
    rawMail({ body: '-'.repeat(200_000) }),
    rawMail({ headers: { Subject: 'Re: '.repeat(5_000), References: '<a@b> '.repeat(3_000) }, body: 'x' }),
    rawMail({ headers: { From: `${'"'.repeat(3_000)} <kim@example.com>` }, body: 'x' }),
    Buffer.from('no header at all'),
    Buffer.alloc(0),
  ]
  for (const raw of hostile) {
    const began = performance.now()
    const mail = await parseMail(raw, null).catch(() => null)
    if (mail) foldQuotes(cleanText(mail.text))
    expect(performance.now() - began).toBeLessThan(5_000)
  }
})
