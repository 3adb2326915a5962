// Which IP addresses belong to the public internet. Whatever is not known to be public is refused.
import ipaddr from 'ipaddr.js';

/** Why an address is refused, in words; undefined for a public one. */
export function whyNotPublic(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return 'not an IP address';
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv4') return whyNotPublicV4(parsed as ipaddr.IPv4);
  return whyNotPublicV6(parsed as ipaddr.IPv6);
}

const rangeNames: Readonly<Record<string, string>> = {
  unspecified: 'an unspecified address',
  broadcast: 'a broadcast address',
  multicast: 'a multicast address',
  linkLocal: 'a link-local address, where cloud metadata lives',
  loopback: 'a loopback address',
  carrierGradeNat: 'a carrier-grade NAT address',
  private: 'a private address',
  uniqueLocal: 'a private address',
  benchmarking: 'an address for benchmarks',
};

function whyNotPublicV4(address: ipaddr.IPv4): string | undefined {
  const text = address.toString();
  // The wire server of Azure: metadata at an address that is public by its number.
  if (text === '168.63.129.16') return 'a metadata address';
  const range = address.range();
  if (range !== 'unicast') return rangeNames[range] ?? `a reserved address (${range})`;
  const [first] = address.octets;
  return first === undefined || first === 0 || first >= 240 ? 'a reserved address' : undefined;
}

/** Embedded IPv4 addresses are looked at by their own number, for the message; the wrapping itself is refused. */
function whyNotPublicV6(address: ipaddr.IPv6): string | undefined {
  if (address.isIPv4MappedAddress()) {
    const inner = whyNotPublicV4(address.toIPv4Address());
    return `an IPv4 address in IPv6 clothes${inner === undefined ? '' : `, ${inner}`}`;
  }
  const range = address.range();
  if (range !== 'unicast') return rangeNames[range] ?? `a reserved address (${range})`;
  const [first, second] = address.parts;
  // Global unicast is 2000::/3; all else (::/96, fec0::/10, 64:ff9b:1::/48 ...) is not on the internet.
  if (first === undefined || first < 0x2000 || first > 0x3fff) return 'an address outside global unicast';
  if (first === 0x2002 || (first === 0x2001 && second === 0)) return 'a tunnel address';
  if ((first === 0x2001 && second === 0xdb8) || (first === 0x3fff && (second ?? 0) < 0x1000))
    return 'an address for documentation';
  return undefined;
}
