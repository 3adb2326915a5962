// Which language a text is written in, by its script and its commonest words; no network, no model.
import { countFunctionWords } from './function-words.ts';

const sampleLength = 4800;
const fewestWords = 12;

/** The primary language subtag, or nothing when there are too few words to tell. */
export function detectLanguage(text: string): string | undefined {
  const sample = sampleOf(text);
  const script = byScript(sample);
  if (script.name !== 'latin') return script.language;
  const { words, shares } = countFunctionWords(sample);
  if (words < fewestWords) return undefined;
  const ranked = shares.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [first, second] = ranked;
  if (first === undefined || first[1] / words < 0.06) return undefined;
  if (second !== undefined && first[1] < second[1] * 1.15) return undefined;
  return first[0];
}

/** Pieces from all over a long text: a translated page often begins with what was not translated. */
function sampleOf(text: string): string {
  if (text.length <= sampleLength) return text;
  const piece = sampleLength / 6;
  const pieces = [0, 1, 2, 3, 4, 5].map((index) => {
    const at = Math.floor(((text.length - piece) * index) / 5);
    return text.slice(at, at + piece);
  });
  return pieces.join('\n');
}

const otherScript = /[\u0370-\u10ff\u3040-\ud7af]/;

function byScript(sample: string): { name: 'latin' } | { name: 'other'; language?: string } {
  if (!otherScript.test(sample)) return { name: 'latin' };
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
