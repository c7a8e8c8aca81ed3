import { z } from 'zod'
import { longest } from './longest.ts'
import { cleanText } from './text.ts'

const local = String.raw`(?!\.)(?!.*\.\.)[\p{L}\p{M}\p{N}_'+.&=/%!#$*?^{}|~-]*[\p{L}\p{M}\p{N}_+'&=/%!#$*?^{}|~-]`
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?`
const top = String.raw`(?:xn--[a-z0-9-]+|[\p{L}\p{M}]{2,})`
const shape = new RegExp(`^(${local})@((?:${label}\\.)+${top})$`, 'iu')

/**
 * An e-mail address from outside, in any script (RFC 6531): blanks around it are taken off, full-width signs of input methods are
 * read as what they mean. It stays as it was written otherwise.
 */
export const emailSchema = z
  .string()
  .overwrite((given) =>
    cleanText(given)
      .replace(/[。．｡]/g, '.')
      .replace('＠', '@'),
  )
  .refine(isAddress, 'an e-mail address, such as kim@example.com')
  .meta({ format: 'idn-email', maxLength: longest.email })

/** What two ways of writing one address share: in lower case, the domain as the network has it (xn--…). */
export function addressKey(address: string): string {
  const lower = address.toLowerCase()
  if (isAscii(lower)) return lower
  const at = lower.lastIndexOf('@') + 1
  return `${lower.slice(0, at).normalize('NFC')}${asciiDomain(lower.slice(at)) ?? lower.slice(at)}`
}

/** Whether two addresses are the same mailbox, however they are written. */
export function isSameAddress(a: string, b: string): boolean {
  return addressKey(a) === addressKey(b)
}

function isAddress(text: string): boolean {
  const domain = shape.exec(text)?.[2]
  return domain !== undefined && asciiDomain(domain) !== null && bytesOf(addressKey(text)) <= longest.email
}

/** Letters, digits, points and hyphens alone mean what they are. */
const plainDomain = /^(?!.*xn--)[a-z0-9.-]+$/i

/** As UTS 46 maps it; null where it is no domain. */
function asciiDomain(domain: string): string | null {
  if (plainDomain.test(domain)) return domain.toLowerCase()
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : null
}

function bytesOf(text: string): number {
  return isAscii(text) ? text.length : new TextEncoder().encode(text).length
}

function isAscii(text: string): boolean {
  return !/[^ -~]/.test(text)
}

/** A name with an address, as a mail names its sender. */
export function mailbox(name: string, address: string): string {
  return `${/^[\p{L}\p{N} ]+$/u.test(name) ? name : `"${name.replaceAll(/["\\]/g, '')}"`} <${address}>`
}
