/** Which addresses may be spoken to: those of the internet, and of one's own network only where a person typed it. */
import { BlockList, isIP } from 'node:net'

/** Loopback, link-local, private, shared, documentation, multicast and reserved: no server of the internet is there. IANA's special-purpose registries. */
const IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]
]

/** Of the whole of IPv6 only 2000::/3 is given out; in it what carries an IPv4 address, or belongs to documentation, is not trusted. */
const IPV6_WITHIN: readonly (readonly [string, number])[] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]]

const special = new BlockList()
for (const [net, prefix] of IPV4) special.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of IPV6_WITHIN) special.addSubnet(net, prefix, 'ipv6')
const givenOut = new BlockList()
givenOut.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the internet's. What is no address is not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !special.check(address, 'ipv4')
  return version === 6 && givenOut.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

/** A URL's host as a name or a bare address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '').toLowerCase()
}

/** Whether a person who typed this meant a machine of their own. */
export function namesOwnMachine(url: URL): boolean {
  const host = hostOf(url)
  if (isIP(host) !== 0) return !isPublicAddress(host)
  return host === 'localhost' || host.endsWith('.localhost')
}
