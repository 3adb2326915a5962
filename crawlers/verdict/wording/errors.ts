// How a page says that it is not the page, in match form. Statements stand for themselves; hints only in a title or heading.

const page = '(?:page|site|document|article|resource|content|url|link|file|screen|view)';
const sought =
  "(?: (?:that |which )?you(?:'re| are| were|'ve)? ?(?:have )?(?:look(?:ing|ed)? for|request(?:ed|ing)|try(?:ing)? to (?:reach|access|view|open|find)|tried to (?:reach|access|view|open|find)|want(?:ed)?|follow(?:ed)?|after))?";
const statements: readonly RegExp[] = [
  // Not there.
  new RegExp(
    `\\b${page}${sought} (?:(?:was not|wasn't|were not|could not be|couldn't be|cannot be|can't be|can not be) (?:found|located|displayed|loaded|shown|reached|opened|retrieved|accessed)|(?:is not|isn't|is no longer|may no longer be|no longer|not) (?:available|found|here|accessible|exists?|reachable|online)|(?:does not|doesn't|did not|didn't) (?:seem to |appear to )?(?:exist|load|respond)|(?:(?:has|have|may have|might have|could have) been|was|were) (?:(?:re)?moved|deleted|taken down|renamed|archived or deleted))`,
    'u',
  ),
  new RegExp(
    `\\b(?:page|content|document|article|resource|file) (?:is )?(?:not found|unavailable|missing|deleted|gone)\\b`,
    'u',
  ),
  new RegExp(
    `\\b(?:can(?:not|'t| not)|could(?: not|n't)|unable to|were unable to|weren't able to|were not able to) (?:find|locate|load|display|open|reach|retrieve|show|render|process|complete) (?:the|this|that|your|what|any) ?(?:requested )?(?:${page}|request|what you|information|data)?`,
    'u',
  ),
  /\b(?:http )?(?:error )?404\b(?: error)?(?:[ :.,-]*(?:not found|page not found|error))?/u,
  /\bnothing (?:was found|to see here|here)\b|\bthere(?:'s| is) nothing here\b|\bwe looked everywhere\b|\bthis link (?:is|may be) broken\b|\bbroken link\b/u,
  // Went wrong.
  /\b(?:something|things?) (?:has |have |just )?(?:went|gone|goes|going) wrong\b|\bsomething (?:unexpected|bad) happened\b/u,
  /\b(?:an?|the) (?:\w+ ){0,3}(?:error|exception|problem|failure) (?:has |have )?(?:occurred|occured|happened|was encountered)\b|\bwe(?:'ve| have)? (?:encountered|hit|ran into|experienced) (?:an? )?(?:\w+ ){0,2}(?:error|problem|issue|snag)\b/u,
  /\bapplication error\b|\bclient-side exception\b|\binternal (?:server )?error\b|\bserver error\b|\bunexpected error\b|\bunhandled exception\b|\bfatal error\b/u,
  /\bbad gateway\b|\bgateway time-?out\b|\bservice (?:is )?(?:temporarily |currently )?unavailable\b|\bupstream (?:connect|request|timed)\b|\bno healthy upstream\b|\borigin (?:is unreachable|dns error)\b|\bweb server is (?:down|returning)\b|\bconnection timed out\b/u,
  /\b(?:is|are|we're|we are) (?:currently |temporarily )?(?:down|offline|unavailable|out of service|undergoing|under|performing|in)(?: for)? ?(?:scheduled |planned |routine |temporary |some )?(?:maintenance)\b|\b(?:temporarily|currently) (?:unavailable|offline|down)\b|\bbe (?:right )?back (?:soon|shortly)\b/u,
  /\b(?:scheduled|planned|routine|site|system|emergency) maintenance\b|\b(?:site|page|service|system|portal)s? (?:is|are) (?:currently |temporarily )?being (?:worked on|upgraded|updated|repaired|moved)\b|\bbe (?:right )?back\b(?= *(?:$|[.!]| at| in| by))/u,
  /\bfailed to (?:load|fetch|render|retrieve|get)\b|\b(?:could not|couldn't|did not|didn't|cannot|can't) (?:be )?load(?:ed)?\b|\bfailed to compile\b|\bhydration failed\b/u,
  /\bwe(?:'re| are) (?:having (?:some )?(?:trouble|difficulties|issues|problems)|experiencing (?:\w+ )?(?:issues|difficulties|problems|high))\b|\btechnical difficulties\b/u,
  /\b(?:going|browsing|moving|clicking|asking) (?:a (?:little|bit) )?too (?:fast|quickly)\b/u,
  /\btoo many requests\b|\brate limit(?:ed| exceeded)\b|\brequest (?:could not be satisfied|timed out|failed)\b|\binvalid (?:request|url)\b|\bthe request could not be\b/u,
  /\b(?:nosuchkey|nosuchbucket|accessdenied|the specified key does not exist|deployment_not_found|domain (?:is )?(?:not configured|parked|for sale)|account (?:has been )?suspended|there isn't a github pages site here|default backend)\b/u,
  // Other languages.
  /\b(?:seite|inhalt|dokument)(?: \S+){0,4} (?:nicht gefunden|nicht verfügbar|existiert nicht|nicht mehr verfügbar|nicht existiert)|\b(?:etwas|leider) ist (?:etwas )?schief ?gelaufen|\bein (?:\S+ )?fehler ist aufgetreten|\bes ist ein (?:\S+ )?fehler aufgetreten|\bnicht gefunden\b|\bwartungsarbeiten\b/u,
  /\bpage (?:introuvable|non trouvée|inexistante|n'existe)|\bn'existe (?:pas|plus)\b|\bune erreur (?:\S+ ){0,2}(?:s'est produite|est survenue)|\bintrouvable\b|\ben maintenance\b/u,
  /\bpágina (?:no encontrada|não encontrada|no existe|não existe)|\bno (?:se ha podido|hemos podido|pudimos) encontrar\b|\bha ocurrido un error\b|\bse ha producido un error\b|\balgo (?:salió|ha ido|ha salido) mal\b|\bocorreu um erro\b|\balgo deu errado\b/u,
  /\bpagina (?:non trovata|niet gevonden|inesistente|bestaat niet)|\bsi è verificato un errore\b|\bqualcosa è andato storto\b|\ber (?:is|ging) (?:iets|een fout) (?:mis|fout|opgetreden)|\bsidan (?:hittades inte|kunde inte hittas)|\bsiden (?:blev ikke fundet|ble ikke funnet)|\bsivua ei löy|\bstrona nie została znaleziona|\bnie znaleziono\b/u,
  /ページが見つかりません|エラーが発生しました|页面不存在|找不到页面|出错了|出现错误|페이지를 찾을 수 없습니다|오류가 발생했습니다|страница не найдена|произошла ошибка/u,
];

/** A word that also opens the title of a document ("Error codes", "Maintenance windows") must stand alone. */
const hints =
  /^(?:(?:oops|uh[- ]oh|whoops|sorry|hmm+|not found|page not found|ups|huch|hoppla|page unavailable|under maintenance|(?:error|http)[ :]*\d{3}|\d{3} ?(?:[-:|] )?(?:error|not found|forbidden|server error))\b|(?:error|404|500|502|503|504|fehler|erreur|problem|unavailable|maintenance)(?= ?(?:$|[!.:|(-])))/u;

/** The words that say so, or undefined. */
export function errorStatement(folded: string): string | undefined {
  if (folded.length > 400) return undefined;
  for (const pattern of statements) {
    const found = pattern.exec(folded);
    if (found !== null && found[0].trim() !== '') return folded;
  }
  return undefined;
}

export function errorHint(folded: string): boolean {
  return folded.length <= 120 && (hints.test(folded) || errorStatement(folded) !== undefined);
}
