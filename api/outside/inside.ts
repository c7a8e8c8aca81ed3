import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** How names become addresses, and which of these are inside: tests have a net of their own. */
export type Net = {
  lookup: (
    host: string,
    options: LookupAllOptions,
    done: (error: Error | null, addresses: LookupAddress[]) => void,
  ) => void
  isPrivate: (address: string) => boolean
}

export const plainNet: Net = { lookup, isPrivate }

type Guard = { what: string; allowPrivate: boolean; net: Net }

/**
 * The look-up of a connection: the addresses that were looked at are those that are connected to, so a name that means another
 * one a moment later leads nowhere else. One of them inside is refused.
 */
export function guardedLookup({ what, allowPrivate, net }: Guard): LookupFunction {
  return (host, options, done) =>
    net.lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0)
      if (!allowPrivate && addresses.some(({ address }) => net.isPrivate(address)))
        return done(new Error(`${what} is private`), '', 0)
      if (options.all) return done(null, addresses)
      const [first] = addresses
      done(first ? null : new Error(`${what} has no IP`), first?.address ?? '', first?.family ?? 0)
    })
}

/** Whether an address names its host by a number that is inside: then nothing is looked up. */
export function hasPrivateNumber({ hostname }: URL, { isPrivate }: Net): boolean {
  return isPrivate(hostname.replace(/^\[|\]$/g, ''))
}

/** Loopback, private, link-local, shared, documentation, multicast and reserved addresses. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  const family = isIP(plain)
  if (family === 0) return false
  return family === 4 ? inside4.check(plain, 'ipv4') : inside6.check(plain, 'ipv6')
}

// Two lists: in one, the mapped range of IPv6 would match every IPv4 address.
const inside4 = new BlockList()
const inside6 = new BlockList()
for (const range of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
].flatMap((line) => line.split(' '))) {
  const [net = '', prefix] = range.split('/')
  inside4.addSubnet(net, Number(prefix), 'ipv4')
}
for (const range of [
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '100::/64',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
]) {
  const [net = '', prefix] = range.split('/')
  inside6.addSubnet(net, Number(prefix), 'ipv6')
}
