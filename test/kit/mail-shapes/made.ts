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
export function multipart(kind: string, parts: Part[], boundary = 'b1'): { type: string; body: string } {
  const body = parts.map(
    (part) => `--${boundary}\n${[`Content-Type: ${part.type}`, ...(part.headers ?? [])].join('\n')}\n\n${part.body}\n`,
  )
  return { type: `multipart/${kind}; boundary="${boundary}"`, body: `${body.join('')}--${boundary}--\n` }
}
export const plain = (body: string): Part => ({ type: 'text/plain; charset=utf-8', body })
export const html = (body: string): Part => ({ type: 'text/html; charset=utf-8', body })
export const file = (name: string, type: string, bytes: Buffer | string): Part => ({
  type: `${type}; name="${name}"`,
  headers: [`Content-Disposition: attachment; filename="${name}"`, 'Content-Transfer-Encoding: base64'],
  body: Buffer.from(bytes).toString('base64'),
})
export const plainOf = (
  name: string,
  body: string,
  rest: Partial<Shape> & Pick<Shape, 'said'>,
  made: Partial<Made> = {},
): Shape => ({
  name,
  raw: rawMail({ body, ...made }),
  ...rest,
})
export const partsOf = (
  name: string,
  made: { type: string; body: string },
  rest: Partial<Shape> & Pick<Shape, 'said'>,
): Shape => ({
  name,
  raw: rawMail({ ...made }),
  ...rest,
})
export const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
export const answer = 'It is back, thank you.'
