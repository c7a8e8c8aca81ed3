import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { Sayable } from '#domain/base/sayable.ts'

/** Where a certificate lies, and where its key does. */
export type KeyFiles = { cert: string; key: string }
/** A certificate with its key, and until when it holds. */
export type KeyPair = { cert: Buffer; key: Buffer; holdsUntil: Temporal.Instant }

/** A certificate or a key that cannot be used; the message is a sentence for the operator. */
export class WrongKeyPair extends Sayable {}

/** Reads a certificate and its key. Throws `WrongKeyPair` where one cannot be read, is none, or does not belong to the other. */
export async function readKeyPair(files: KeyFiles): Promise<KeyPair> {
  const cert = await read('MAIL_LISTEN_CERT', files.cert)
  const key = await read('MAIL_LISTEN_KEY', files.key)
  const certificate = parsed('MAIL_LISTEN_CERT', files.cert, () => new X509Certificate(cert))
  const secret: KeyObject = parsed('MAIL_LISTEN_KEY', files.key, () => createPrivateKey(key))
  if (!certificate.checkPrivateKey(secret))
    throw new WrongKeyPair(
      `MAIL_LISTEN_KEY is ${files.key}. Expected the key of the certificate in MAIL_LISTEN_CERT (${files.cert}): they do not belong together.`,
    )
  return { cert, key, holdsUntil: certificate.validToDate.toTemporalInstant() }
}

/** What changes when one of the files does; null while one cannot be looked at. */
export async function stampOf({ cert, key }: KeyFiles): Promise<string | null> {
  const found = await Promise.all([cert, key].map((file) => stat(file).catch(() => null)))
  return found.includes(null) ? null : found.map((one) => `${one?.ino} ${one?.mtimeMs} ${one?.size}`).join()
}

const expected = {
  MAIL_LISTEN_CERT: 'a file with a certificate in PEM that this process may read',
  MAIL_LISTEN_KEY: 'a file with a key in PEM, without a password, that this process may read',
}

async function read(name: keyof typeof expected, file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new WrongKeyPair(`${name} is ${file} (${error.code ?? 'unknown'}). Expected ${expected[name]}.`)
  })
}

function parsed<T>(name: keyof typeof expected, file: string, parse: () => T): T {
  try {
    return parse()
  } catch {
    throw new WrongKeyPair(`${name} is ${file}, which is none. Expected ${expected[name]}.`)
  }
}
