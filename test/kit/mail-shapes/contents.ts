import { answer, file, html, multipart, partsOf, plain, plainOf, png, rawMail, type Shape } from './made.ts'

/** What is in them: charsets, encodings, parts. */
export const contents: readonly Shape[] = [
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
