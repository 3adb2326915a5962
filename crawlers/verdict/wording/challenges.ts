// How a page says that it doubts the visitor, in match form.

const challengeTitles =
  /^(?:just a moment|attention required|checking your browser|please wait\b.*\b(?:cloudflare|browser|verif)|ddos-?guard|security check(?:point)?|vercel security checkpoint|human verification|bot (?:check|verification|detection)|verify(?:ing)? (?:you are|you're|that you are|your) |are you (?:a )?(?:human|robot)|pardon our interruption|access to this page has been denied|one more step|making sure you(?:'re| are) not a bot|robot check|captcha(?= ?(?:$|[|!.:-]))|client challenge|nur einen moment|un instant|un momento)/u;

const challengeWords: readonly RegExp[] = [
  /\b(?:verify|verifying|confirm|confirming|prove|check(?:ing)?|make sure|making sure|ensure) (?:that )?(?:you(?:'re| are)|that you|the connection|your (?:browser|connection|identity))(?: are)?(?: not)?(?: a| an)?(?: real)? ?(?:human|person|robot|bot|secure|before)?\b/u,
  /\b(?:i am|i'm|you are|you're) (?:not a robot|human|not a bot)\b/u,
  /\benable (?:javascript and cookies|cookies and javascript|cookies) (?:to continue|and reload)\b/u,
  /\bchecking (?:if the site connection is secure|your browser|the site connection|if you are human)\b|\breview the security of your connection\b|\bneeds to review the security\b/u,
  /\bddos protection by\b|\bperformance (?:&|and) security by\b|\bray id\b/u,
  /\b(?:complete|solve|pass) (?:the|this|a) (?:captcha|security check|challenge|puzzle|verification)\b|\bpress (?:&|and) hold\b|\bslide to (?:verify|unlock)\b|\bsecurity verification\b|\bhuman verification\b/u,
  /\bsomething about your browser made us think you (?:were|are) a bot\b|\b(?:you(?:'ve| have)? been|we have) (?:detected|flagged) (?:as )?(?:a )?(?:bot|automated)\b/u,
  /\bproof[- ]of[- ]work\b.*\b(?:browser|bot|scrap)|\bproving (?:that )?you(?:'re| are) human\b/u,
  /\bbestätigen sie,? dass sie ein mensch\b|\bsicherheitsüberprüfung\b|\bich bin kein roboter\b|\bvérifi(?:ez|er|cation) (?:que vous êtes|de sécurité)|\bje ne suis pas un robot\b|\bverifi(?:que|car) que (?:es|eres|usted es) humano\b|\bno soy un robot\b|\bcomprobando (?:su|tu) navegador\b/u,
];

const blockWords: readonly RegExp[] = [
  /\baccess (?:is |has been |was )?(?:denied|blocked|forbidden|restricted|refused|not (?:allowed|permitted))\b/u,
  /\b(?:you(?:'ve| have)? (?:been|are)|you were|your (?:ip(?: address)?|request|access|connection|network|browser) (?:has been|was|is|have been)) (?:temporarily |permanently |automatically )?(?:blocked|banned|denied|rejected|restricted|limited|flagged)\b/u,
  /\b(?:unusual|suspicious|automated|abnormal|excessive|malicious) (?:traffic|activity|requests?|queries|behaviou?r)\b/u,
  /\byou (?:don't|do not) have (?:permission|access) to (?:access|view|see)\b|\bnot authorized to (?:access|view)\b|\bforbidden\b(?=.{0,40}(?:403|permission|access|server))|\b403 forbidden\b|\b(?:error )?(?:1020|1015|1009|1010)\b.{0,40}\b(?:ray|access|rate|banned)\b/u,
  /\b(?:request|incident|reference|support|block|event|trace) (?:id\b|number\b|no\b\.?|#)\s*[:#]?\s*(?=[a-z.:_-]*\d)[\da-f][\da-z.:_-]{7,}/u,
  /\breference #?\d+\.[\da-f.]+/u,
  /\bthis (?:site|service|content|page) is not available in your (?:country|region|location|area)\b|\bnot available in your (?:country|region)\b|\bunavailable (?:for legal reasons|in your (?:country|region))\b/u,
  /\bzugriff (?:verweigert|gesperrt|nicht erlaubt)\b|\baccès (?:refusé|interdit|bloqué)\b|\bacceso (?:denegado|bloqueado)\b|\baccesso negato\b|\bacesso negado\b|\btoegang geweigerd\b|\bungewöhnliche[nr]? (?:datenverkehr|aktivität)|\btrafic inhabituel\b/u,
];

export function challengeTitle(folded: string): boolean {
  return folded.length <= 120 && challengeTitles.test(folded);
}

export function challengeStatement(folded: string): boolean {
  return folded.length <= 500 && challengeWords.some((pattern) => pattern.test(folded));
}

export function blockStatement(folded: string): boolean {
  return folded.length <= 500 && blockWords.some((pattern) => pattern.test(folded));
}
