// The standards, reports and schemes that vendors name beside one another, each under the name that readers know.

export interface Standard {
  readonly name: string;
  /** Over words as rules see them. */
  readonly pattern: RegExp;
}

const iso = String.raw`(?<!\d)`;

export const standards: readonly Standard[] = [
  { name: 'SOC 1', pattern: /\bsoc[ -]?1\b|\bssae[ -]?18\b|\bisae[ -]?3402\b/ },
  { name: 'SOC 2', pattern: /\bsoc[)®™]?(?: 1,?)?(?: and| &|,|\/)?[ -]?(?:2|ii)\b/ },
  { name: 'SOC 3', pattern: /\bsoc[ -]?3\b|\bsoc (?:1, )?2(?:,)? (?:and|&) 3\b/ },
  { name: 'ISO/IEC 27001', pattern: new RegExp(`${iso}27001(?!\\d)`) },
  { name: 'ISO/IEC 27017', pattern: new RegExp(`${iso}27017(?!\\d)`) },
  { name: 'ISO/IEC 27018', pattern: new RegExp(`${iso}27018(?!\\d)`) },
  { name: 'ISO/IEC 27701', pattern: new RegExp(`${iso}27701(?!\\d)`) },
  { name: 'ISO/IEC 42001', pattern: /\biso\b[^.;]{0,60}(?<!\d)42001(?!\d)|\biso[/ -]*(?:iec)?[ -]*42001/ },
  { name: 'ISO 9001', pattern: /\biso[ -/]*(?:iec)?[ -]*9001\b/ },
  { name: 'ISO 22301', pattern: /(?<!\d)22301(?!\d)/ },
  { name: 'HIPAA', pattern: /\bhipaa\b/ },
  { name: 'HITRUST', pattern: /\bhitrust\b/ },
  { name: 'GDPR', pattern: /\bgdpr\b/ },
  { name: 'CCPA', pattern: /\bccpa\b/ },
  { name: 'PCI DSS', pattern: /\bpci[ -]?dss\b|\bpci (?:compliant|certified|level)\b/ },
  { name: 'CSA STAR', pattern: /\bcsa[ -]star\b|\bstar (?:level|registry)\b/ },
  { name: 'FedRAMP', pattern: /\bfedramp\b/ },
  { name: 'TX-RAMP', pattern: /\btx[ -]?ramp\b/ },
  { name: 'StateRAMP', pattern: /\b(?:stateramp|govramp)\b/ },
  { name: 'BSI C5', pattern: /\bbsi c5\b|\bc5(?::2020| attestation| type| report)/ },
  { name: 'TISAX', pattern: /\btisax\b/ },
  { name: 'ENS', pattern: /\besquema nacional de seguridad\b|\bens (?:high|alto|medium)\b/ },
  { name: 'IRAP', pattern: /\birap\b/ },
  { name: 'Cyber Essentials', pattern: /\bcyber essentials\b/ },
  { name: 'HDS', pattern: /\bhds (?:certif|accredit|host)|hébergeur de données de santé/ },
  { name: 'SecNumCloud', pattern: /\bsecnumcloud\b/ },
  { name: 'NIST AI RMF', pattern: /\bnist ai (?:rmf|risk)/ },
  { name: 'NIST 800-171', pattern: /\b800-171\b/ },
  { name: 'NIST 800-53', pattern: /\b800-53\b/ },
  { name: 'NIST CSF', pattern: /\bnist (?:csf|cybersecurity framework)\b/ },
  { name: 'DORA', pattern: /\bdora\b/ },
  { name: 'EU-US DPF', pattern: /\bdata privacy framework\b/ },
];

export function standardsIn(said: string): readonly string[] {
  return standards.filter(({ pattern }) => pattern.test(said)).map(({ name }) => name);
}
