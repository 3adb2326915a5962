// The commonest words of the languages in Latin letters, counted in a text without cutting it into words.

const functionWords: Readonly<Record<string, string>> = {
  en: 'the of and to in is that for it with as are this by be or not on from we you your our at have which an will may any can if such other these their has use',
  de: 'der die und das ist nicht von mit sie auf für ein eine den des wir im zu dem sich werden oder als auch ihre ihrer durch wird bei sind nach aus wenn einer kann haben über zur zum unsere',
  fr: 'le la les et des est une dans que pour qui vous nous par sur pas avec au sont ou ce du aux votre vos ne cette être nos peut ces leur données elle plus',
  es: 'el los las y que es una por con para del se no su al como más sus o este esta sobre puede nuestros usted nuestra pero ser cuando entre lo datos',
  it: 'il di che la è per una gli con non sono del della nel dei le alla si come anche dati nella questo più delle essere nostri può ai al da',
  pt: 'o os as que é uma para com não por do da dos das em no na se ao como ou seus mais pode são você nossos dados pelo pela este sua',
  nl: 'de het een van en is dat niet op voor met zijn we wij u uw te aan door worden deze of als bij om onze naar kan ook wordt gegevens dit heeft',
  pl: 'i w na z do nie się jest że są oraz przez dla o od lub jak może które który za danych są po przy tym naszych jego ich',
};
const languages = Object.keys(functionWords);
const words = Object.values(functionWords).map((list) => list.split(' '));

/** Of each letter below `letters.length` its number: 0 stands in no word, 1 in none of ours. A plain capital is its small letter. */
const letters = new Uint8Array(0x250);
/** A tree of our words' letters: at `step * width + letter` stands the next step, 0 where no word of ours goes on. */
const width = numberLetters();
const start = 1;
const steps = new Uint16Array((words.flat().join('').length + 2) * width);
/** Which languages have the word that ends at a step. The first two steps are nowhere and the start. */
const ends: (readonly number[] | undefined)[] = [undefined, undefined];
for (const [language, list] of words.entries()) for (const word of list) grow(word, language);

function numberLetters(): number {
  letters.fill(1, 0xdf);
  letters.fill(1, 0x61, 0x7b);
  const ours = [...new Set(words.flat().join(''))];
  for (const [index, letter] of ours.entries()) letters[letter.charCodeAt(0)] = index + 2;
  letters.copyWithin(0x41, 0x61, 0x7b);
  return ours.length + 2;
}

function grow(word: string, language: number): void {
  let step = start;
  for (const letter of word) {
    const at = step * width + letters[letter.charCodeAt(0)]!;
    if (steps[at] === 0) steps[at] = ends.push(undefined) - 1;
    step = steps[at]!;
  }
  const known = ends[step] ?? [];
  if (!known.includes(language)) ends[step] = [...known, language];
}

const mayHaveCase = /[\u00c0-\u1fff\u2070-\uffff]/;

/** How many words there are, and how many of them speak for each language. */
export function countFunctionWords(text: string): { words: number; shares: [string, number][] } {
  const lower = mayHaveCase.test(text) ? text.toLowerCase() : text;
  const counts = languages.map(() => 0);
  let count = 0;
  let step = start;
  for (let at = 0; at <= lower.length; at++) {
    const unit = at < lower.length ? lower.charCodeAt(at) : 0;
    const letter = unit < letters.length ? letters[unit]! : 0;
    if (letter !== 0) {
      step = steps[step * width + letter]!;
      continue;
    }
    if (step === start) continue;
    count++;
    // A word that several languages share says less.
    const known = ends[step];
    if (known !== undefined) for (const language of known) counts[language]! += 1 / known.length;
    step = start;
  }
  const shares = languages.map((language, index): [string, number] => [language, counts[index]!]);
  return { words: count, shares: shares.filter(([, share]) => share > 0) };
}
