import { BlockList, isIP, isIPv6 } from 'node:net'

/** Networks that are not the internet (RFC 6890 and its registries): this machine, its neighbours, examples. */
const NETWORKS = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const

const networks = new BlockList()
for (const [address, prefix] of NETWORKS) {
  networks.addSubnet(address, prefix, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** Whether an IP address belongs to this machine or its own network, also one written as IPv6. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  return family === 0 || networks.check(address, family === 6 ? 'ipv6' : 'ipv4')
}
