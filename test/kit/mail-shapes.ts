import type { Automatic } from '#domain/mail/automatic.ts'

/** A mail as some program writes it, and what must come out of it. */
export type Shape = {
  name: string
  raw: Buffer
  said: string | RegExp
  quoted?: RegExp
  files?: string[]
  machine?: Automatic
  subject?: string
}

type Made = { headers?: Record<string, string>; body: string | Buffer; type?: string; encoding?: string }

const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n')

/** A mail from Kim; what is given stands in the place of what is usual. */
export function rawMail({ headers = {}, body, type = 'text/plain; charset=utf-8', encoding = '8bit' }: Made): Buffer {
  const all: Record<string, string> = {
    From: 'Kim Sato <kim@example.com>',
    To: 'desk@example.com',
    Subject: 'The order sync stopped',
    'Message-ID': `<${Math.abs(hash(JSON.stringify([headers, String(body)])))}@mail.example.com>`,
    'MIME-Version': '1.0',
    'Content-Type': type,
    'Content-Transfer-Encoding': encoding,
    ...headers,
  }
  const lines = Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8')
  return Buffer.concat([head, typeof body === 'string' ? Buffer.from(crlf(body), 'utf8') : body])
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) | 0, 7)
}

type Part = { type: string; body: string; headers?: string[] }
function multipart(kind: string, parts: Part[], boundary = 'b1'): { type: string; body: string } {
  const body = parts.map(
    (part) => `--${boundary}\n${[`Content-Type: ${part.type}`, ...(part.headers ?? [])].join('\n')}\n\n${part.body}\n`,
  )
  return { type: `multipart/${kind}; boundary="${boundary}"`, body: `${body.join('')}--${boundary}--\n` }
}
const plain = (body: string): Part => ({ type: 'text/plain; charset=utf-8', body })
const html = (body: string): Part => ({ type: 'text/html; charset=utf-8', body })
const file = (name: string, type: string, bytes: Buffer | string): Part => ({
  type: `${type}; name="${name}"`,
  headers: [`Content-Disposition: attachment; filename="${name}"`, 'Content-Transfer-Encoding: base64'],
  body: Buffer.from(bytes).toString('base64'),
})
const plainOf = (
  name: string,
  body: string,
  rest: Partial<Shape> & Pick<Shape, 'said'>,
  made: Partial<Made> = {},
): Shape => ({
  name,
  raw: rawMail({ body, ...made }),
  ...rest,
})
const partsOf = (
  name: string,
  made: { type: string; body: string },
  rest: Partial<Shape> & Pick<Shape, 'said'>,
): Shape => ({
  name,
  raw: rawMail({ ...made }),
  ...rest,
})
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const answer = 'It is back, thank you.'

/** Clients of the world, as they answer: what is written above, below, between. */
const clients: Shape[] = [
  plainOf(
    'Gmail',
    `${answer}\n\nOn Tue, Nov 24, 2026 at 9:12 AM Help <help@example.com> wrote:\n\n> your request is\n> with us\n`,
    {
      said: answer,
      quoted: /^On Tue[\s\S]*> with us$/,
    },
  ),
  plainOf(
    'Gmail, the line broken in two',
    `${answer}\n\nOn Tue, Nov 24, 2026 at 9:12 AM A Very Long Name Of A Support Desk\n<help@example.com> wrote:\n\n> your request\n`,
    { said: answer, quoted: /A Very Long Name/ },
  ),
  plainOf(
    'Apple Mail, German',
    `${answer}\n\nAm 24.11.2026 um 09:12 schrieb Help <help@example.com>:\n\n> Ihr Anliegen\n`,
    {
      said: answer,
      quoted: /schrieb/,
    },
  ),
  plainOf(
    'iPhone',
    `${answer}\n\nSent from my iPhone\n\n> On 24 Nov 2026, at 09:12, Help <help@example.com> wrote:\n> \n> your request\n`,
    { said: answer, quoted: /^Sent from my iPhone/ },
  ),
  plainOf(
    'Outlook',
    `${answer}\n\nKim\n\n________________________________\nFrom: Help <help@example.com>\nSent: Tuesday, November 24, 2026 9:12 AM\nTo: Kim Sato <kim@example.com>\nSubject: We have your request\n\nHello Kim,\n`,
    { said: `${answer}\n\nKim`, quoted: /^_{5,}[\s\S]*Hello Kim,$/ },
  ),
  plainOf(
    'Outlook, German',
    `${answer}\n\nVon: Help <help@example.com>\nGesendet: Dienstag, 24. November 2026 09:12\nAn: Kim Sato\nBetreff: Ihr Anliegen\n\nGuten Tag,\n`,
    { said: answer, quoted: /^Von:/ },
  ),
  plainOf(
    'Outlook, French',
    `${answer}\n\nDe : Help <help@example.com>\nEnvoyé : mardi 24 novembre 2026 09:12\nÀ : Kim Sato\nObjet : Votre demande\n\nBonjour,\n`,
    { said: answer, quoted: /^De :/ },
  ),
  plainOf('Outlook of old', `${answer}\n\n-----Original Message-----\nFrom: Help\nyour request\n`, {
    said: answer,
    quoted: /^-----Original/,
  }),
  plainOf(
    'Thunderbird, below the quote',
    `On 24/11/2026 09:12, Help wrote:\n> your request\n> is with us\n\n${answer}\n`,
    {
      said: answer,
      quoted: /^On 24[\s\S]*with us$/,
    },
  ),
  plainOf(
    'mutt, line by line',
    `On 2026-11-24 09:12, Help wrote:\n> Which run was it?\n\nRun 4711.\n\n> In which environment?\n\nProduction.\n`,
    { said: /Which run[\s\S]*Run 4711[\s\S]*Production/ },
  ),
  plainOf('a signature', `${answer}\n\n-- \nKim Sato\nFinance\n+49 30 1234\n`, { said: answer, quoted: /^-- \nKim/ }),
  plainOf(
    'Yahoo, French',
    `${answer}\n\nLe mardi 24 novembre 2026 à 09:12:00 UTC+1, Help <help@example.com> a écrit :\n\nvotre demande\n`,
    {
      said: answer,
      quoted: /votre demande$/,
    },
  ),
  plainOf('Japanese', `${answer}\n\n2026年11月24日(火) 9:12 Help <help@example.com>:\n\n> ご依頼\n`, {
    said: answer,
    quoted: /ご依頼$/,
  }),
  plainOf(
    'Spanish',
    `${answer}\n\nEl mar, 24 nov 2026 a las 9:12, Help (<help@example.com>) escribió:\n\n> su solicitud\n`,
    {
      said: answer,
      quoted: /^El mar/,
    },
  ),
  plainOf('nothing but a quote', `> your request\n> is with us\n`, { said: '', quoted: /with us$/ }),
  plainOf(
    'a colon and a number, but no quote',
    `I tried twice at 9:12, and it says:\n\nERR_BOT_TIMEOUT\n\nWhat now?\n`,
    {
      said: /ERR_BOT_TIMEOUT[\s\S]*What now\?$/,
    },
  ),
  plainOf('From: at the beginning of a sentence', `From: where I sit, it works.\nTo: nobody else it does.\n`, {
    said: /nobody else it does/,
  }),
]

/** What is in them: charsets, encodings, parts. */
const contents: Shape[] = [
  plainOf(
    'Latin 1',
    '',
    { said: 'Die Bestellung läuft für 5 ¥' },
    {
      body: Buffer.from('Die Bestellung läuft für 5 ¥', 'latin1'),
      type: 'text/plain; charset=iso-8859-1',
    },
  ),
  plainOf(
    'Windows 1252 called Latin 1',
    '',
    { said: '“20 €” – soon' },
    {
      body: Buffer.from('933230208094209620736f6f6e', 'hex'),
      type: 'text/plain; charset=windows-1252',
    },
  ),
  plainOf(
    'ISO-2022-JP',
    '',
    { said: '日本語' },
    {
      body: Buffer.from('1b2442467c4b5c386c1b2842', 'hex'),
      type: 'text/plain; charset=iso-2022-jp',
      encoding: '7bit',
    },
  ),
  plainOf('GB2312', '', { said: '中文' }, { body: Buffer.from('d6d0cec4', 'hex'), type: 'text/plain; charset=gb2312' }),
  plainOf(
    'KOI8-R',
    '',
    { said: 'Привет' },
    { body: Buffer.from('f0d2c9d7c5d4', 'hex'), type: 'text/plain; charset=koi8-r' },
  ),
  plainOf('an unknown charset', 'still read', { said: 'still read' }, { type: 'text/plain; charset=x-made-up' }),
  plainOf(
    'quoted-printable with soft breaks',
    'Gr=C3=BC=C3=9Fe aus dem B=C3=BC=\nro',
    { said: 'Grüße aus dem Büro' },
    { encoding: 'quoted-printable' },
  ),
  plainOf('base64', Buffer.from('Hällo 🙂').toString('base64'), { said: 'Hällo 🙂' }, { encoding: 'base64' }),
  plainOf(
    'format=flowed',
    'One sentence that \nwas broken by a program. \n\nAnother one.\n',
    { said: /One sentence that was broken by a program\./ },
    { type: 'text/plain; charset=utf-8; format=flowed' },
  ),
  plainOf(
    'an encoded subject',
    answer,
    { said: answer, subject: 'Größe der Datei – 文件' },
    {
      headers: {
        Subject: `=?utf-8?B?${Buffer.from('Größe der Datei – ').toString('base64')}?= =?utf-8?B?${Buffer.from('文件').toString('base64')}?=`,
      },
    },
  ),
  plainOf('bare line feeds and no type', answer, { said: answer }, { type: '', encoding: '' }),
  plainOf('empty', '', { said: '' }),
  plainOf(
    'no message id, no subject',
    answer,
    { said: answer, subject: '' },
    { headers: { 'Message-ID': '', Subject: '' } },
  ),
  plainOf('control characters and a turned direction', 'a\u0000b\u0007c \u202egnp.exe', { said: /abc|a.?b.?c/ }),
  partsOf('text and HTML', multipart('alternative', [plain(answer), html(`<p>${answer}</p>`)]), { said: answer }),
  partsOf(
    'HTML only, with a quote of Gmail',
    html(
      `<div>${answer}</div><br><div class="gmail_quote"><div>On Tue, 24 Nov 2026 at 09:12, Help &lt;help@example.com&gt; wrote:<br></div><blockquote>your request</blockquote></div>`,
    ),
    {
      said: answer,
      quoted: /your request$/,
    },
  ),
  partsOf(
    'HTML with script and style',
    html(`<style>p{}</style><script>alert(1)</script><p>${answer}</p><img src="https://spy.example/x.gif">`),
    { said: new RegExp(`^${answer}`) },
  ),
  partsOf('an empty text beside HTML', multipart('alternative', [plain('\n'), html(`<p>${answer}</p>`)]), {
    said: answer,
  }),
  partsOf(
    'mixed in alternative in related',
    multipart('mixed', [
      {
        type: 'multipart/related; boundary="b2"',
        body: multipart(
          'related',
          [
            {
              type: 'multipart/alternative; boundary="b3"',
              body: multipart('alternative', [plain(answer), html('<b>x</b><img src="cid:a">')], 'b3').body,
            },
            {
              ...file('logo.png', 'image/png', png),
              headers: [
                'Content-ID: <a>',
                'Content-Disposition: inline; filename="logo.png"',
                'Content-Transfer-Encoding: base64',
              ],
            },
          ],
          'b2',
        ).body,
      },
      file('report.pdf', 'application/pdf', '%PDF-1.4'),
    ]),
    { said: answer, files: ['logo.png', 'report.pdf'] },
  ),
  partsOf(
    'a file with a name in Japanese',
    multipart('mixed', [
      plain(answer),
      {
        ...file('x', 'image/png', png),
        type: 'image/png',
        headers: [
          "Content-Disposition: attachment; filename*=UTF-8''%E5%9B%B3.png",
          'Content-Transfer-Encoding: base64',
        ],
      },
    ]),
    { said: answer, files: ['図.png'] },
  ),
  partsOf(
    'a file whose name climbs',
    multipart('mixed', [plain(answer), file('../../etc/passwd', 'text/plain', 'root')]),
    { said: answer, files: ['passwd'] },
  ),
  partsOf(
    'an invitation',
    multipart('alternative', [
      plain('Invitation'),
      { type: 'text/calendar; charset=utf-8; method=REQUEST', body: 'BEGIN:VCALENDAR\nEND:VCALENDAR' },
    ]),
    { said: 'Invitation', files: ['file-1.ics'] },
  ),
  partsOf(
    'winmail.dat',
    multipart('mixed', [plain(answer), file('winmail.dat', 'application/ms-tnef', Buffer.from('789f3e22', 'hex'))]),
    { said: answer, files: ['winmail.dat'] },
  ),
  partsOf(
    'a mail passed on as a file',
    multipart('mixed', [
      plain(answer),
      {
        type: 'message/rfc822',
        headers: ['Content-Disposition: attachment; filename="lost.eml"'],
        body: 'From: a@example.com\nSubject: lost\n\ninner',
      },
    ]),
    { said: answer, files: ['lost.eml'] },
  ),
  partsOf('signed', multipart('signed', [plain(answer), file('smime.p7s', 'application/pkcs7-signature', 'sig')]), {
    said: answer,
    files: ['smime.p7s'],
  }),
  {
    name: 'a boundary that never ends',
    raw: rawMail({ type: 'multipart/mixed; boundary="b1"', body: `--b1\nContent-Type: text/plain\n\n${answer}\n` }),
    said: answer,
  },
]

/** What machines send. */
const machines: Shape[] = [
  plainOf(
    'a bounce',
    'could not be delivered',
    { said: /./, machine: 'bounce' },
    { headers: { From: 'MAILER-DAEMON@mx.example.com', 'Return-Path': '<>' }, type: 'text/plain' },
  ),
  partsOf(
    'a delivery report',
    {
      ...multipart('report', [plain('failed'), { type: 'message/delivery-status', body: 'Action: failed' }]),
      type: 'multipart/report; report-type=delivery-status; boundary="b1"',
    },
    { said: /failed/, machine: 'bounce', files: ['file-1'] },
  ),
  plainOf(
    'out of office, Exchange',
    'I am away',
    { said: 'I am away', machine: 'auto-reply' },
    {
      headers: {
        'Auto-Submitted': 'auto-replied',
        'X-Auto-Response-Suppress': 'All',
        Subject: 'Automatic reply: request',
      },
    },
  ),
  plainOf(
    'vacation',
    'I am away',
    { said: 'I am away', machine: 'auto-reply' },
    { headers: { 'X-Autoreply': 'yes', Precedence: 'bulk' } },
  ),
  plainOf(
    'out of office by its subject',
    'Bin weg',
    { said: 'Bin weg', machine: 'perhaps' },
    { headers: { Subject: 'Abwesenheitsnotiz: Urlaub' } },
  ),
  plainOf(
    'a mailing list',
    'hello all',
    { said: 'hello all', machine: 'list' },
    { headers: { 'List-Id': '<all.example.com>' } },
  ),
  plainOf(
    'a newsletter',
    'buy',
    { said: 'buy', machine: 'bulk' },
    { headers: { 'List-Unsubscribe': '<https://example.com/u>' } },
  ),
  plainOf(
    'another Ladder',
    'we have it',
    { said: 'we have it', machine: 'auto-reply' },
    { headers: { 'Auto-Submitted': 'auto-generated', 'X-Ladder-Request': 'TKT-ABCDE' } },
  ),
]

/** Mails of the real world, written anew. */
export const shapes: readonly Shape[] = [...clients, ...contents, ...machines]
