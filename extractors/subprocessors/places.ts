// Is a line the name of a place? Countries, regions of the world, and words that stand for them.
import type { Block } from '#types/text.ts';
import { say } from '../language/say.ts';
import { cleaned, type Subprocessor } from './entry.ts';

const countries =
  'afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan|bahamas|bahrain|bangladesh|barbados|belarus|belgium|belize|bolivia|bosnia and herzegovina|botswana|brazil|brunei|bulgaria|cambodia|cameroon|canada|cayman islands|chile|china|colombia|costa rica|croatia|cuba|cyprus|czech republic|czechia|denmark|dominican republic|ecuador|egypt|el salvador|estonia|ethiopia|fiji|finland|france|georgia|germany|ghana|gibraltar|greece|guatemala|guernsey|honduras|hong kong|hungary|iceland|india|indonesia|iraq|ireland|republic of ireland|isle of man|israel|italy|ivory coast|jamaica|japan|jersey|jordan|kazakhstan|kenya|korea|south korea|republic of korea|kosovo|kuwait|latvia|lebanon|liechtenstein|lithuania|luxembourg|macau|malaysia|malta|mauritius|mexico|moldova|monaco|mongolia|montenegro|morocco|namibia|nepal|netherlands|the netherlands|new zealand|nicaragua|nigeria|north macedonia|norway|oman|pakistan|panama|paraguay|peru|philippines|the philippines|poland|portugal|puerto rico|qatar|romania|rwanda|saudi arabia|kingdom of saudi arabia|senegal|serbia|singapore|slovakia|slovenia|south africa|spain|sri lanka|sweden|switzerland|taiwan|tanzania|thailand|tunisia|turkey|türkiye|uganda|ukraine|united arab emirates|uae|united kingdom|great britain|england|scotland|wales|northern ireland|uk|gb|united states|united states of america|usa|us|u\\.s\\.|u\\.s\\.a\\.|u\\.k\\.|uruguay|uzbekistan|venezuela|vietnam|viet nam|zambia|zimbabwe|deutschland|frankreich|irland|niederlande|schweden|schweiz|österreich|vereinigte staaten|vereinigtes königreich|états-unis|allemagne|irlande|pays-bas|estados unidos|alemania|irlanda';
const regions =
  "worldwide|global|globally|international|various|multiple (?:regions|locations|countries)|eu|e\\.u\\.|eea|european union|european economic area|europe|eu/eea|eu ?/ ?eea|emea|apac|asia|asia[ -]pacific|asia pacific|latam|latin america|north america|south america|americas|africa|middle east|oceania|nordics|benelux|dach|remote|(?:the )?customer(?:'s)? (?:selected |chosen )?region|region (?:selected|chosen) by (?:the )?customer|as selected by (?:the )?customer|same as customer|eu(?:ropean)? data cent(?:er|re)s?|us(?:-|/| and | & )eu|eu member states?|weltweit";
const states =
  'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|n\\. virginia|washington|west virginia|wisconsin|wyoming|ontario|quebec|british columbia|ca|ny|wa|tx|ma|va|or|oh|il|ga|de';

const country = new RegExp(`^(?:the )?(?:${countries})$`);
const region = new RegExp(`^(?:the )?(?:${regions})$`);
const state = new RegExp(`^(?:${states})$`);

/** "United States", "Dublin, Ireland", "Germany and Finland", "Worldwide (close to the customer)". */
export function isPlace(line: string): boolean {
  const said = say(line)
    .replace(/\s*\([^)]*\)/g, '')
    .replace(
      /^(?:locations?|countr(?:y|ies)|regions?|hosted in|processing location|data location)\s*[:|-]\s*/,
      '',
    )
    .replace(/[.\s]+$/, '');
  if (said === '' || said.length > 140) return false;
  if (country.test(said) || region.test(said)) return true;
  const parts = said.split(/\s*(?:[,;/|&•]|\band\b|\bor\b)\s*/).filter((part) => part !== '');
  if (parts.length === 0 || parts.length > 14) return false;
  const known = parts.filter((part) => country.test(part) || region.test(part) || state.test(part));
  if (known.length === parts.length)
    return known.some((part) => country.test(part) || region.test(part)) || parts.length > 1;
  const last = parts.at(-1) ?? '';
  return (
    parts.length <= 3 &&
    known.length >= parts.length - 1 &&
    country.test(last) &&
    parts.every((part) => part.split(' ').length <= 3)
  );
}

const placed =
  /\b(?:located|based|established|hosted|incorporated|situated|domiciled|process\w*|stor(?:e|ed|ing)|operat\w+)(?: [\w' -]{1,40})?? (?:in|within|from) ([^.:;]{2,80}):?$/i;

/** "These are all located in Ireland:" over a list, or "Ireland" as its heading: where an entry without a place of its own is. */
export function withPlaceAbove(
  entry: Subprocessor | undefined,
  { leadIn, headings }: Block,
): Subprocessor | undefined {
  if (entry === undefined || entry.location !== undefined) return entry;
  const heading = headings.at(-1) ?? '';
  const told = placed.exec(leadIn ?? '')?.[1] ?? placed.exec(heading)?.[1] ?? heading;
  const place = cleaned(told.replace(/^the /i, ''));
  return place !== undefined && isPlace(place) ? { ...entry, location: place } : entry;
}
