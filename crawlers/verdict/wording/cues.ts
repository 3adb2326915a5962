// Cues for pages whose exact words nobody listed: on a short page several different ones together say what it is. In match form.

type Cues = Readonly<Record<string, RegExp>>;

const errorCues: Cues = {
  apology:
    /\b(?:sorry|apolog\w+|oops|whoops|unfortunately|regret|uh[- ]oh|yikes|entschuldig\w+|désolé\w*|lo sentimos|ci scusiamo|helaas|leider)\b/u,
  again:
    /\b(?:try (?:that |it )?again|refresh|reload(?:ing)?|come back|check back|back (?:soon|shortly|later|online)|(?:few|couple of) (?:minutes|moments)|later|erneut|später|réessay\w+|inténtalo|riprova|opnieuw)\b/u,
  fault:
    /\b(?:errors?|problems?|trouble|wrong|fail(?:ed|ure|ing)?|broken?|glitch|hiccup|snag|crash(?:ed)?|outage|down|offline|unavailable|maintenance|interrupt\w*|being (?:worked on|repaired|upgraded|updated)|out of (?:order|service)|fehler|erreur|error|errore|fout|wartung)\b/u,
  lost: /\b(?:not found|lost|missing|nowhere|(?:does not|doesn't|no longer) exists?|wrong (?:turn|address|place)|dead end|misplaced|nothing (?:here|at this|to see|matches)|looked everywhere|vanished|disappeared|renamed|misspelled|mistyped|typo|old link|expired link|gone)\b/u,
  wayOut:
    /\b(?:(?:go|head|get|take me|return|back) (?:back )?(?:to )?(?:the |our )?(?:home(?:page)?|start|safety|front page)|home ?page|status page|contact (?:us|support|the)|let us know|report (?:this|the) (?:problem|issue)|zur startseite|page d'accueil|página de inicio)\b/u,
  code: /\b(?:4\d\d|5\d\d)\b|\b(?:error|incident|request|trace|correlation|digest) ?(?:id|code|number|:)/u,
};

const challengeCues: Cues = {
  kind: /\b(?:humans?|robots?|bots?|automated|crawlers?|real person|mensch|humain|humano)\b/u,
  check:
    /\b(?:verif\w+|check(?:ing)?|confirm(?:ing)?|prove|proving|validat\w+|inspect\w*|challenge|captcha|puzzle|überprüf\w+|vérif\w+)\b/u,
  browser: /\b(?:browser|javascript|cookies|connection|device|network)\b/u,
  guard:
    /\b(?:security|protect\w*|suspicious|unusual|abuse|attack|firewall|shield\w*|sicherheit|sécurité)\b/u,
  onward: /\b(?:continue|proceed|redirected|moment|seconds|wait|before (?:you|we|accessing)|access)\b/u,
};

export function errorCuesIn(lines: readonly string[]): number {
  return cuesIn(errorCues, lines).length;
}

export function challengeCuesIn(lines: readonly string[]): number {
  const found = cuesIn(challengeCues, lines);
  return found.includes('kind') && found.includes('check') ? found.length : 0;
}

function cuesIn(cues: Cues, lines: readonly string[]): string[] {
  const short = lines.filter((line) => line.length <= 400);
  return Object.keys(cues).filter((name) => short.some((line) => cues[name]?.test(line) === true));
}
