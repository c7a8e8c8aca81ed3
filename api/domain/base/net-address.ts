/** An address of the net: four bytes, or eight groups of sixteen bits. */
export type NetAddress = { family: 4 | 6; parts: readonly number[] }

/** A net whose callers share one allowance, and how many single allowances it holds. */
export type Net = { id: string; holds: number }

/** Where callers without a readable address belong: all of them together. */
const unknown: Net = { id: 'unknown', holds: 1 }

/** Allowances of a /48, the prefix of one site: some of its many /64 may be in use at once, never all. */
const sitesHold = 8

/**
 * An address as sockets and proxies write it: with a port, in brackets, with a zone. IPv4 carried in IPv6 (mapped, compatible,
 * or through NAT64) is IPv4. Null for whatever is no address, for an octal or short form of one (RFC 6943, 3.1.1) too.
 */
export function netAddress(text: string): NetAddress | null {
  const { host, mayBe4 } = hostOf(text.trim())
  const four = mayBe4 ? bytesOf(host) : null
  if (four) return { family: 4, parts: four }
  const groups = groupsOf(host)
  if (!groups) return null
  const carried = carriedBy(groups)
  return carried ? { family: 4, parts: carried } : { family: 6, parts: groups }
}

/** The nets that limit a caller, the narrowest first: an IPv4 address alone; of IPv6 a /64, which one household has, and its /48. */
export function netsOf(address: NetAddress | null): Net[] {
  if (!address) return [unknown]
  if (address.family === 4) return [{ id: address.parts.join('.'), holds: 1 }]
  return [
    { id: `${prefix(address, 4)}::/64`, holds: 1 },
    { id: `${prefix(address, 3)}::/48`, holds: sitesHold },
  ]
}

/** Whether an address is that of the machine itself. */
export function isLoopback({ family, parts }: NetAddress): boolean {
  return family === 4 ? parts[0] === 127 : parts.every((part, index) => part === (index === 7 ? 1 : 0))
}

function prefix({ parts }: NetAddress, groups: number): string {
  return parts
    .slice(0, groups)
    .map((part) => part.toString(16))
    .join(':')
}

/** A port is told from an address by the brackets of IPv6, or by being behind the only colon. */
function hostOf(text: string): { host: string; mayBe4: boolean } {
  const bracketed = /^\[([^[\]]*)\](?::(\d{1,5}))?$/.exec(text)
  if (bracketed) return { host: bracketed[1] ?? '', mayBe4: false }
  return { host: /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text, mayBe4: true }
}

function bytesOf(text: string): number[] | null {
  const written = text.split('.')
  if (written.length !== 4 || !written.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return null
  const bytes = written.map(Number)
  return bytes.every((byte) => byte <= 255) ? bytes : null
}

/** RFC 4291, 2.2; the zone of RFC 4007 says on which link, not who. */
function groupsOf(text: string): number[] | null {
  const [address = ''] = text.split(/%(?=[\w.~-]+$)/)
  const halves = address.split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map((half, index) => fieldsOf(half, index === halves.length - 1))
  if (!head || tail === null) return null
  if (tail === undefined) return head.length === 8 ? head : null
  const gap = 8 - head.length - tail.length
  return gap >= 1 ? [...head, ...Array<number>(gap).fill(0), ...tail] : null
}

/** The groups between two gaps; the last may be written as IPv4. */
function fieldsOf(text: string, isLast: boolean): number[] | null {
  if (text === '') return []
  const written = text.split(':')
  const four = isLast && written.at(-1)?.includes('.') ? bytesOf(written.pop() ?? '') : undefined
  if (four === null || !written.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return null
  const [a = 0, b = 0, c = 0, d = 0] = four ?? []
  return [...written.map((part) => Number.parseInt(part, 16)), ...(four ? [a * 256 + b, c * 256 + d] : [])]
}

/** The IPv4 address in ::ffff:0:0/96, ::/96 (but :: and ::1) and 64:ff9b::/96. */
function carriedBy(groups: readonly number[]): number[] | null {
  const [high = 0, low = 0] = groups.slice(6)
  const before = prefix({ family: 6, parts: groups }, 6)
  const carries =
    before === '0:0:0:0:0:ffff' || before === '64:ff9b:0:0:0:0' || (before === '0:0:0:0:0:0' && (high > 0 || low > 1))
  return carries ? [high >> 8, high & 255, low >> 8, low & 255] : null
}
