// How a page asks for an account, in match form, and how addresses of sign-in pages look.

const statements =
  /\b(?:sign|log) ?-?in(?:to| to| with| using|$)|\blogin\b|\b(?:please|you must|you need to|must be|required to) (?:sign|log|be (?:signed|logged))[ -]?in\b|\b(?:enter|forgot(?:ten)?|reset) (?:your )?(?:password|passcode)\b|\bcontinue with (?:google|sso|saml|microsoft|email|okta|github)\b|\bauthentication (?:is )?required\b|\bsingle sign-on\b|\bmagic link\b|\bcreate an account\b|\bdon't have an account\b|\bsession (?:has )?(?:expired|timed out)\b|\b(?:requires|needs) (?:authorization|authentication|you to (?:sign|log) in)\b|\bpassword[- ]protected\b|\bprotected page\b|\banmelden\b|\beinloggen\b|\bse connecter\b|\bconnexion\b|\biniciar sesión\b|\bacceder\b|\baccedi\b|\bentrar\b|\binloggen\b|\blogga in\b/u;

export function signInStatement(folded: string): boolean {
  return folded.length <= 240 && statements.test(folded);
}

const segments =
  /^(?:sign[-_]?in|log[-_]?in|login\.\w+|signin\.\w+|sso|saml2?|oauth2?|authorize|auth|authenticate|authentication|session|sessions|account[-_]?login|users?[-_]sign[-_]in|wp-login\.php|idp|adfs|cas|u?login)$/;
const hostLabels = /^(?:login|signin|sign-in|auth|sso|accounts?|id|idp|identity|passport)$/;

/** True where the address is that of a sign-in page, judged by its host's first label and its path. */
export function isSignInAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const parts = url.pathname
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
  if (parts.some((part) => segments.test(part))) return true;
  if (
    /\.(?:okta|auth0|onelogin|b2clogin|microsoftonline)\.com$/.test(url.hostname) ||
    url.hostname === 'login.microsoftonline.com'
  )
    return true;
  const label = url.hostname.toLowerCase().split('.')[0] ?? '';
  return (
    hostLabels.test(label) &&
    [...url.searchParams.keys()].some((key) =>
      /^(?:continue|return|redirect|next|client_id|state|service|goto|dest)/i.test(key),
    )
  );
}
