// Words of a page that is not there yet, in match form.
const words = [
  'loading',
  'loading content',
  'loading page',
  'loading data',
  'loading results',
  'loading more',
  'loading, please wait',
  'still loading',
  'please wait',
  'please wait a moment',
  'just a second',
  'one moment',
  'one moment please',
  'fetching data',
  'initializing',
  'wird geladen',
  'laden',
  'ladt',
  'lädt',
  'bitte warten',
  'einen moment bitte',
  'chargement',
  'chargement en cours',
  'veuillez patienter',
  'patientez',
  'cargando',
  'espere',
  'por favor espere',
  'caricamento',
  'caricamento in corso',
  'attendere prego',
  'carregando',
  'aguarde',
  'bezig met laden',
  'even geduld',
  'ładowanie',
  'laddar',
  'indlæser',
  'ladataan',
  'načítání',
  'загрузка',
  '読み込み中',
  '加载中',
  '로딩 중',
];
const waiting = new Set(words);

/** True for a line that says only that something is being fetched. */
export function isWaiting(folded: string): boolean {
  if (folded.length > 80) return false;
  const bare = folded.replace(/[.…!\s]+$/u, '').replace(/^[.…\s]+/u, '');
  if (waiting.has(bare)) return true;
  // "Loading subprocessors...", "Loading the document, please wait": the verb in front, dots or a plea behind.
  return (
    /^(?:loading|fetching|preparing|retrieving|wird geladen|chargement|cargando|caricamento|carregando)\b.*(?:\.{2,}|…|please wait)$/u.test(
      folded,
    ) || /^(?:loading(?:\.{2,}|…)?\s*){2,}$/u.test(folded)
  );
}
