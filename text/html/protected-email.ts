// Cloudflare's e-mail protection undone: a hexadecimal string whose first byte is the key of the others.

const pathPattern = /\/cdn-cgi\/l\/email-protection#([0-9a-f]{4,})/i;

export function emailOfHref(href: string): string | undefined {
  const found = href.includes('email-protection') ? pathPattern.exec(href) : null;
  return found ? decodeEmail(found[1]!) : undefined;
}

export function decodeEmail(hex: string): string | undefined {
  if (hex.length < 4 || hex.length > 1000 || hex.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(hex))
    return undefined;
  const bytes = Buffer.from(hex, 'hex');
  const key = bytes[0]!;
  const address = Buffer.from(bytes.subarray(1).map((byte) => byte ^ key)).toString('utf8');
  return address.includes('@') && !/[\s<>\ufffd]/.test(address) ? address : undefined;
}
