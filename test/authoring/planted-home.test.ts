import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayProblem } from '#site/authoring/content.ts'
import { readHome } from '#site/authoring/home/read.ts'

const dir = mkdtempSync(join(tmpdir(), 'ladder-planted-'))
beforeAll(() => {
  writeFileSync(join(dir, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
  writeFileSync(join(dir, 'whsec'), `whsec_${'a'.repeat(32)}\n`)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function saidOf(text: string): string[] {
  writeFileSync(join(dir, 'ladder.yaml'), text)
  return readHome({ env: {}, cwd: dir }).problems.map((problem) => `${problem.line}: ${sayProblem(problem)}`)
}

const hook = 'webhooks:\n  - { name: crm, '
const whole = 'url: https://a.example, secret: { file: whsec }'

/** What is wrong in a `ladder.yaml`, the line it stands on, and a part of what is said of it. */
const faults: [what: string, text: string, line: number, said: string][] = [
  ['a key that nobody knows', 'name: Help\nnmae: Help\n', 2, 'did you mean name'],
  ['a setting in another spelling', 'name: Help\npublicURL: https://a.example\n', 2, 'did you mean publicUrl'],
  ['a field of the face at the left', 'name: Help\naccent: "#0b6b57"\n', 2, 'below face:'],
  ['a key like no other', 'name: Help\nwhatever: 1\n', 2, 'ladder settings'],
  ['a sender without an address', 'mailFrom: nobody\n', 1, 'a name and an address'],
  ['no name', 'name: ""\n', 1, 'name'],
  ['a name that is a number', 'name: 12\n', 1, 'name'],
  ['a language that is none', 'language: deutsch1234567\n', 1, 'a language as BCP 47 has it'],
  ['a direction that is none', 'name: Help\ndirection: left\n', 2, 'ltr'],
  ['a port that is none', 'name: Help\n\nport: 99999\n', 3, '0 to 65535'],
  ['a port in words', 'port: high\n', 1, '0 to 65535'],
  ['an address without http', 'publicUrl: help.example.com\n', 1, 'an http or https address'],
  ['an API at no address', 'apiUrl: api\n', 1, 'an http or https address'],
  ['a switch that is neither', 'rateLimit: perhaps\n', 1, 'true or false'],
  ['a level of logging that is none', 'logLevel: chatty\n', 1, 'fatal, error'],
  ['days that are none', 'signalDays: 0\n', 1, '1 to 3650'],
  ['a secret in the open', 'authSecret: 0123456789012345678901234567890123456789\n', 1, '{ env: NAME }'],
  ['a variable that is not set', 'authSecret: { env: NOBODY_SET_THIS }\n', 1, 'NOBODY_SET_THIS'],
  ['a file of a secret that is not there', 'name: Help\nauthSecret: { file: ./gone }\n', 2, './gone'],
  ['a companion that is missing', 'webhookUrl: https://hook.example\n', 1, 'because webhookUrl is set'],
  [
    'a webhook without a secret',
    `${hook}url: https://a.example }\n`,
    2,
    'webhooks.0.secret  missing, expected { env: NAME }',
  ],
  [
    'a secret of a webhook in the open',
    `${hook}url: https://a.example, secret: whsec_0123 }\n`,
    2,
    'came "(hidden)", expected { env: NAME }',
  ],
  [
    'a secret of a webhook that is not there',
    `${hook}url: https://a.example, secret: { env: NO } }\n`,
    2,
    'variable NO',
  ],
  ['a webhook that leads nowhere', `${hook}url: a.example, secret: { env: NO } }\n`, 2, 'expected a URL'],
  ['a webhook of no event', `${hook}${whole}, events: [ticket.solved] }\n`, 2, 'a type of event'],
  ['a name of two webhooks', `${hook}${whole} }\n  - { name: crm, ${whole} }\n`, 3, 'a name that no other has'],
  ['a logo that is not there', 'name: Help\nface:\n  logo:\n    light: gone.svg\n', 4, 'gone.svg'],
  ['a logo of another kind', 'face:\n  logo: { light: logo.gif }\n', 2, '.svg'],
  ['an accent that is no colour', 'face:\n  accent: green\n', 2, '#0b6b57'],
  ['an accent that cannot be read', 'face:\n  accent: "#ffcc00"\n', 2, 'is near'],
  ['a link without an address', 'face:\n  header:\n    - { label: Status }\n', 3, 'url'],
  ['a link to a script', 'face:\n  footer:\n    - { label: X, url: "javascript:alert(1)" }\n', 3, 'https://'],
  ['a section that is none', 'face:\n  home:\n    sections: [browse, news]\n', 3, 'browse'],
  ['a way without the API that leads nowhere', 'withoutApi: { url: desk, label: Write }\n', 1, 'mailto:'],
  ['a quote that is never closed', 'name: "Help\nport: 1\n', 1, 'close the quote'],
  ['the same key twice', 'name: Help\nport: 1\nport: 2\n', 3, 'port'],
]

test.each(faults)('a home says: %s', (_, text, line, said) => {
  const problems = saidOf(text)
  expect(problems.filter((problem) => problem.startsWith(`${line}: ladder.yaml:${line}`)).join('\n')).toContain(said)
})

test('a whole home gives no false alarm', () => {
  expect(
    saidOf(
      'name: Help\nlanguage: de\nport: 4000\npublicUrl: https://help.example/path/\napiUrl: https://api.example\n' +
        'face: { logo: { light: logo.svg }, accent: "#0b6b57", header: [{ label: Status, url: "https://s.example/" }] }\n' +
        `${hook}${whole}, team: support-desk, events: [ticket.resolved] }\n`,
    ),
  ).toEqual([])
})

test('a setting that is wrong is not told to be missing as well', () => {
  const said = saidOf('webhookUrl: https://hook.example\nwebhookSecret: plain\n')
  expect(said).toEqual([expect.stringMatching(/^2: .*webhookSecret {2}came "\(hidden\)"/)])
})
