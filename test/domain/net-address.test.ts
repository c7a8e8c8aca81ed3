import { expect, test } from 'vitest'
import { isLoopback, netAddress, netsOf } from '#domain/base/net-address.ts'

/** The nets of what sockets and proxies write, the narrowest first. */
const forms: [string, string][] = [
  ['192.0.2.7', '192.0.2.7'],
  [' 192.0.2.7\t', '192.0.2.7'],
  ['192.0.2.7:51443', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:0207', '192.0.2.7'],
  ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
  ['[::ffff:192.0.2.7]:443', '192.0.2.7'],
  ['::192.0.2.7', '192.0.2.7'],
  ['::c000:207', '192.0.2.7'],
  ['64:ff9b::192.0.2.7', '192.0.2.7'],
  ['127.0.0.1', '127.0.0.1'],
  ['2001:db8:1:2::7', '2001:db8:1:2::/64 2001:db8:1::/48'],
  ['2001:0db8:0001:0002:0000:0000:0000:0007', '2001:db8:1:2::/64 2001:db8:1::/48'],
  ['2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64 2001:db8:1::/48'],
  ['[2001:db8:1:2::7]', '2001:db8:1:2::/64 2001:db8:1::/48'],
  ['[2001:db8:1:2::7]:80', '2001:db8:1:2::/64 2001:db8:1::/48'],
  ['2001:db8:1:3::7', '2001:db8:1:3::/64 2001:db8:1::/48'],
  ['2001:db8::7', '2001:db8:0:0::/64 2001:db8:0::/48'],
  ['2001:db8:0:0:1::', '2001:db8:0:0::/64 2001:db8:0::/48'],
  ['2001:db8::1:2:3:192.0.2.7', '2001:db8:0:1::/64 2001:db8:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64 fe80:0:0::/48'],
  ['[fe80::1%25eth0]:80', 'fe80:0:0:0::/64 fe80:0:0::/48'],
  ['::1', '0:0:0:0::/64 0:0:0::/48'],
  ['[::1]:80', '0:0:0:0::/64 0:0:0::/48'],
  ['::', '0:0:0:0::/64 0:0:0::/48'],
  ['', 'unknown'],
  ['unknown', 'unknown'],
  ['_hidden', 'unknown'],
  ['localhost', 'unknown'],
  ['300.0.2.7', 'unknown'],
  ['192.0.2', 'unknown'],
  ['0300.0.2.7', 'unknown'],
  ['0xc0000207', 'unknown'],
  ['192.0.2.7:', 'unknown'],
  ['[192.0.2.7]', 'unknown'],
  ['[2001:db8::7', 'unknown'],
  ['2001:db8::1::7', 'unknown'],
  ['1:2:3:4:5:6:7', 'unknown'],
  ['1:2:3:4:5:6:7:8:9', 'unknown'],
  ['1:2:3:4:5:6:7::', '1:2:3:4::/64 1:2:3::/48'],
  ['1:2:3:4:5:6:7::8', 'unknown'],
  ['1:2:3:4::5:6:7:8', 'unknown'],
  ['2001:db8::12345', 'unknown'],
  ['2001:db8::g', 'unknown'],
  ['192.0.2.7::', 'unknown'],
  ['fe80::1%', 'unknown'],
  ['192.0.2.7, 192.0.2.8', 'unknown'],
]

test.each(forms)('%j belongs to %s', (text, nets) => {
  expect(
    netsOf(netAddress(text))
      .map(({ id }) => id)
      .join(' '),
  ).toBe(nets)
})

test('the machine itself is known in each of its forms', () => {
  const local = (text: string) => {
    const address = netAddress(text)
    return address !== null && isLoopback(address)
  }
  expect(
    ['127.0.0.1', '127.8.9.1:80', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1'].filter(local),
  ).toHaveLength(6)
  expect(['128.0.0.1', '::', '::2', '1::1', '::ffff:10.0.0.1', 'localhost'].filter(local)).toEqual([])
})
