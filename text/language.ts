// Which language a text is written in, by its script and its commonest words; no network, no model.

const functionWords: Readonly<Record<string, string>> = {
  en: 'the of and to in is that for it with as are this by be or not on from we you your our at have which an will may any can if such other these their has use',
  de: 'der die und das ist nicht von mit sie auf für ein eine den des wir im zu dem sich werden oder als auch ihre ihrer durch wird bei sind nach aus wenn einer kann haben über zur zum unsere',
  fr: 'le la les et des est une dans que pour qui vous nous par sur pas avec au sont ou ce du aux votre vos ne cette être nos peut ces leur données elle plus',
  es: 'el los las y que es una por con para del se no su al como más sus o este esta sobre puede nuestros usted nuestra pero ser cuando entre lo datos',
  it: 'il di che la è per una gli con non sono del della nel dei le alla si come anche dati nella questo più delle essere nostri può ai al da',
  pt: 'o os as que é uma para com não por do da dos das em no na se ao como ou seus mais pode são você nossos dados pelo pela este sua',
  nl: 'de het een van en is dat niet op voor met zijn we wij u uw te aan door worden deze of als bij om onze naar kan ook wordt gegevens dit heeft',
  pl: 'i w na z do nie się jest że są oraz przez dla o od lub jak może które który za danych są po przy tym naszych jego ich',
  ru: 'и в на не с что по для от мы как или это вы при данных из к их быть может',
};
const latin = Object.entries(functionWords)
  .filter(([language]) => language !== 'ru')
  .map(([language, words]) => [language, words.split(' ')] as const);
const languagesOfWord = new Map<string, string[]>();
for (const [language, words] of latin) {
  for (const word of new Set(words))
    languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), language]);
}

const sampleLength = 4800;
const fewestWords = 12;
const wordPattern = /[a-z\u00df-\u024f]+/g;

/** The primary language subtag, or nothing when there are too few words to tell. */
export function detectLanguage(text: string): string | undefined {
  const sample = sampleOf(text);
  const script = byScript(sample);
  if (script.name !== 'latin') return script.language;
  const counts = new Map<string, number>();
  let words = 0;
  for (const word of sample.toLowerCase().match(wordPattern) ?? []) {
    words++;
    const languages = languagesOfWord.get(word);
    if (languages === undefined) continue;
    // A word that several languages share says less.
    for (const language of languages)
      counts.set(language, (counts.get(language) ?? 0) + 1 / languages.length);
  }
  if (words < fewestWords) return undefined;
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [first, second] = ranked;
  if (first === undefined || first[1] / words < 0.06) return undefined;
  if (second !== undefined && first[1] < second[1] * 1.15) return undefined;
  return first[0];
}

/** Pieces from all over a long text: a translated page often begins with what was not translated. */
function sampleOf(text: string): string {
  if (text.length <= sampleLength) return text;
  const piece = sampleLength / 6;
  let sample = '';
  for (let index = 0; index < 6; index++) {
    const at = Math.floor(((text.length - piece) * index) / 5);
    sample += `${text.slice(at, at + piece)}\n`;
  }
  return sample;
}

function byScript(sample: string): { name: 'latin' } | { name: 'other'; language?: string } {
  let latinLetters = 0;
  let kana = 0;
  let hangul = 0;
  let han = 0;
  let cyrillic = 0;
  let other = 0;
  for (let at = 0; at < sample.length; at++) {
    const unit = sample.charCodeAt(at);
    if (unit < 0x41) continue;
    if (unit < 0x250) latinLetters++;
    else if (unit >= 0x400 && unit < 0x530) cyrillic++;
    else if (unit >= 0x3040 && unit < 0x3100) kana++;
    else if (unit >= 0x4e00 && unit < 0xa000) han++;
    else if (unit >= 0xac00 && unit < 0xd7b0) hangul++;
    else if (unit >= 0x370 && unit < 0x400) other++;
    else if (unit >= 0x590 && unit < 0x1100) other++;
  }
  // One ideograph or syllable says about as much as three Latin letters.
  const east = (kana + han + hangul) * 3;
  const most = Math.max(latinLetters, east, cyrillic, other);
  if (most === latinLetters) return { name: 'latin' };
  if (most < 30 || most === other) return { name: 'other' };
  if (most === cyrillic) return { name: 'other', language: 'ru' };
  if (hangul > kana + han) return { name: 'other', language: 'ko' };
  return { name: 'other', language: kana * 8 > han ? 'ja' : 'zh' };
}
