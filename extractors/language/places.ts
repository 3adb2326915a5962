// Places as documents name them, under one name each: "U.S.", "United States" and "Virginia" are US.
import { everyHit } from './every-hit.ts';

/** Those whose law is the GDPR: storage there is storage in the EU for a buyer. */
const european = new Set([
  'EU',
  'EEA',
  'Europe',
  'Austria',
  'Belgium',
  'Bulgaria',
  'Croatia',
  'Cyprus',
  'Czechia',
  'Denmark',
  'Estonia',
  'Finland',
  'France',
  'Germany',
  'Greece',
  'Hungary',
  'Iceland',
  'Ireland',
  'Italy',
  'Latvia',
  'Liechtenstein',
  'Lithuania',
  'Luxembourg',
  'Malta',
  'Netherlands',
  'Norway',
  'Poland',
  'Portugal',
  'Romania',
  'Slovakia',
  'Slovenia',
  'Spain',
  'Sweden',
]);

/** Other spellings, cities and states that data centres are named after. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  EU: ['European Union', 'EU', 'E\\.U\\.'],
  EEA: ['European Economic Area', 'EEA', 'EU/EEA'],
  Europe: ['Europe', 'European data cent(?:er|re)s?', 'European servers'],
  US: [
    'United States(?: of America)?',
    'USA',
    'US',
    'U\\.S\\.(?:A\\.)?',
    'America',
    'Virginia',
    'Oregon',
    'Ohio',
    'Iowa',
    'California',
    'Texas',
    'Utah',
    'Nevada',
    'South Carolina',
  ],
  UK: ['United Kingdom', 'UK', 'U\\.K\\.', 'Great Britain', 'England', 'London'],
  Germany: ['Germany', 'Frankfurt', 'Berlin', 'Munich'],
  Ireland: ['Ireland', 'Dublin'],
  France: ['France', 'Paris'],
  Netherlands: ['(?:the )?Netherlands', 'Amsterdam'],
  Belgium: ['Belgium', 'Brussels'],
  Sweden: ['Sweden', 'Stockholm'],
  Finland: ['Finland', 'Helsinki'],
  Poland: ['Poland', 'Warsaw'],
  Spain: ['Spain', 'Madrid'],
  Italy: ['Italy', 'Milan'],
  Switzerland: ['Switzerland', 'Zurich', 'Zürich', 'Geneva'],
  Norway: ['Norway', 'Oslo'],
  Japan: ['Japan', 'Tokyo', 'Osaka'],
  Singapore: ['Singapore'],
  India: ['India', 'Mumbai', 'Hyderabad'],
  Australia: ['Australia', 'Sydney', 'Melbourne'],
  Canada: ['Canada', 'Montreal', 'Toronto', 'Quebec'],
  Brazil: ['Brazil', 'S(?:ã|a)o Paulo'],
  'South Korea': ['South Korea', 'Korea', 'Seoul'],
  'United Arab Emirates': ['United Arab Emirates', 'UAE', 'Dubai'],
  'Saudi Arabia': ['Saudi Arabia', 'KSA'],
  Israel: ['Israel'],
  China: ['China', 'Beijing'],
  'Hong Kong': ['Hong Kong'],
  Taiwan: ['Taiwan'],
  'South Africa': ['South Africa', 'Johannesburg'],
  Mexico: ['Mexico'],
  'Asia-Pacific': ['Asia[- ]Pacific', 'APAC'],
};
const alone = [...european].filter((name) => !(name in spellings));
const entries: readonly (readonly [string, string])[] = [
  ...Object.entries(spellings).flatMap(([name, forms]) => forms.map((form) => [form, name] as const)),
  ...alone.map((name) => [name, name] as const),
];
const byLength = [...entries].sort((a, b) => b[0].length - a[0].length);
/** As written: "US" is a place, "us" is not. */
export const placePattern = `(?=[A-Zt])(?<![\\w-])(?:${byLength.map(([form]) => form).join('|')})(?!\\w|-(?!(?:based|hosted|resident|located|only)\\b))`;
const places = new RegExp(placePattern, 'g');
const cloudRegion =
  /\b(us|eu|europe|ap|asia|ca|uk|northamerica|sa|me|af|au)-(?:north|south|east|west|central|northeast|southeast|northwest|southwest|gov)[a-z]*-?\d?\b/g;
const byPrefix: Readonly<Record<string, string>> = {
  us: 'US',
  northamerica: 'US',
  eu: 'EU',
  europe: 'EU',
  ap: 'Asia-Pacific',
  asia: 'Asia-Pacific',
  ca: 'Canada',
  uk: 'UK',
  au: 'Australia',
};

const anchored = byLength.map(([form, name]) => [new RegExp(`^(?:${form})$`), name] as const);
const known = new Map<string, string | undefined>();

function nameOf(written: string): string | undefined {
  if (!known.has(written)) known.set(written, anchored.find(([form]) => form.test(written))?.[1]);
  return known.get(written);
}

/** Every place in a piece of text as written, each once, in order of mention. */
export function placesIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const hit of everyHit(places, text)) {
    const name = nameOf(hit[0]);
    if (name) found.add(name);
  }
  for (const hit of everyHit(cloudRegion, text)) {
    const name = byPrefix[hit[1] ?? ''];
    if (name) found.add(name);
  }
  return [...found];
}

export function isEuropean(place: string): boolean {
  return european.has(place);
}
