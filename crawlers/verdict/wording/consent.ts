// Talk of cookies and consent, in match form: never the document that a source promises.
const talk =
  /\bcookies?\b|\bconsent (?:preferences|manager|settings)\b|\b(?:accept|reject|decline|allow) (?:all|non-essential|optional)\b|\bour \d+ partners\b|\blegitimate interests? (?:vendors|purposes)\b|\balle akzeptieren\b|\btout (?:accepter|refuser)\b|\baceptar todas?\b|\baccetta tutti\b/u;

export function isConsentTalk(folded: string): boolean {
  return folded.length <= 900 && talk.test(folded);
}
