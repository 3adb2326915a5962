// Prose as legal and product pages have it: a wide vocabulary, few words often and most rarely, a subject of ours now and then.

/** `real`: subjects as often as real pages speak of them. `dense`: nearly every sentence holds a word of ours. */
export type Prose = 'real' | 'dense';

export interface Writer {
  word(): string;
  /** A few words without a stop: labels, headings. */
  words(count: number): string;
  sentence(): string;
}

export function writerOf(prose: Prose, random: () => number): Writer {
  return prose === 'real' ? new RealWriter(random) : new DenseWriter(random);
}

/** The commonest words of English, which stand between all others; the most frequent first. */
const common =
  'the and to of or you your in for a with we our as that by on is any may this not will are other such if from be can about including when have us it an more at these has its which who all under do how what where their they them should must would been into no between through during before after each both within own only also than so up out over one two some most same further without';
const nouns =
  'account action addition address administrator affiliate age agent agreement alternative amount answer appeal applicant application approach area arrangement article asset attempt attention authority balance behaviour benefit bill board body branch brand breach browser budget building burden business button buyer calendar campaign capacity card care category cause chain change chapter charge child choice circumstance claim class clause client code colleague comment commitment committee community company comparison complaint component concern condition conduct conflict connection consent consequence consideration contact content contract contribution control conversation cookie copy corporation cost country course court cover creation credit currency custom damage date deadline dealer decision default defect defence definition degree delay delivery demand department description design detail device difference director disability disclosure discount discussion dispute distributor division document dollar domain doubt draft duty economy edition education effect effort element emergency employee employer engineer entity entry environment error estimate event example exception exchange exercise expense experience expert explanation extension factor failure family favour feature fee field figure file finding firm folder force form format foundation framework fraud freedom function fund gap generation gift goal good government grant ground group growth guarantee guide harm head health height history holder home hour house idea identifier identity image impact implementation incident income increase indication individual industry influence information initiative injury input inquiry installation instance institution instruction instrument insurance interest interface invention invoice issue item job journey judge key kind knowledge label language law lawyer leader letter level liability licence limit line link list litigation loss mail maintenance majority manager manner manual market material matter meaning measure mechanism meeting member membership merchant merger message method minimum minor mistake mode moment month name nation nature need network news notice number object obligation offer office officer official operation operator opinion opportunity option order organisation origin outcome output owner package page paper parent part participant partner party password patent path payment penalty performance period permission person phone photo picture piece place plan platform point policy portion position possibility power practice preference premise presence price principle privilege problem procedure proceeding product profile profit program progress project promise promotion proof property proposal protection protocol provider provision publication purchase purpose quality quantity question range rate reader reason receipt recipient recommendation record reference refund regard registration regulator relation release remedy renewal report representative reputation request requirement research resource response responsibility restriction result review reward right risk role rule safety sale sample scale scheme scope screen section sector security seller sender series service session setting share signature site size society solution source speaker specification stage standard statement statute step structure student subject submission subscription subsidiary success sum supplier support survey system table task tax team technique technology term territory test text theft third threat time title tool topic trade transaction transfer trial type unit update upgrade usage user value variety vendor version video view violation visit visitor voice volume waiver warning warranty way web week welcome will work worker world year';
const verbs =
  'accept access achieve acknowledge acquire adapt add adjust adopt advise affect agree aim align allow alter amend apply appoint approve arrange ask assess assign assist assume attach attend avoid award believe belong calculate call cancel carry cease check clarify collect combine comply confirm connect consider consist consult contain continue convert cooperate correct create decline define deliver demonstrate depend deploy derive describe determine develop direct disclose display distribute download enable encourage enforce engage enhance ensure enter establish evaluate examine exceed exclude execute exist expand expect explain express extend fail file follow fulfil gain gather govern handle happen help identify impose inform initiate insert inspect install intend interact interfere introduce investigate invite involve join justify limit look maintain make manage mention modify monitor move negotiate notify obtain offer open operate own participate pass perform post prepare present preserve prevent proceed prohibit promote prove provide publish pursue reach receive recognise recover reduce reflect refuse reject relate rely remain remind render repeat replace reply represent require resolve respect respond restrict retrieve return reveal satisfy search select serve settle sign start state suggest supply suspend terminate track treat try turn undertake unsubscribe upload use verify visit wait want warn';
const others =
  'able absolute accurate active actual additional adequate adverse affected another applicable appropriate automatic available aware basic beyond binding careful certain clear commercial common complete confidential consistent constant correct current custom different digital direct domestic due early easy effective eligible entire equal essential exact exclusive existing express external fair false federal final financial foreign formal former free full fundamental future general global good great high implied important indirect individual initial intellectual internal international joint large last late lawful legal legitimate likely local long lower main major mandatory material maximum moral mutual natural necessary negative new next normal occasional official old online open optional ordinary original partial particular past permanent personal physical positive possible potential practical precise present previous primary prior private professional prompt proper public quick reasonable recent regular related relevant reliable responsible revised same secure sensitive separate serious short significant similar simple single small sole special specific strict strong substantial successful sufficient suitable technical temporary third timely total true typical unable unlawful urgent usual valid various visible voluntary whole wide written wrong';

/** A stem of a subject in a sentence of other things: what most sentences that hold one are. */
interface Subject {
  /** The share of sentences that get such a word. */
  readonly mentioned: number;
  readonly mentions: readonly string[];
  /** The share of sentences that claim something on it. */
  readonly claimed: number;
  readonly claims: readonly string[];
}

const subjects: readonly Subject[] = [
  {
    mentioned: 0.05,
    mentions: ['improve our services', 'learn more', 'the model', 'training', 'to improve'],
    claimed: 0.046,
    claims: [
      'Larkfield does not use Customer Content to train its models.',
      'Unless you opt out, we may use what you type into Larkfield Chat to improve our models.',
      'Your prompts and completions are not used for training without your consent.',
      'You may not use the Services or their output to develop models that compete with Larkfield.',
      'Our receive training on security and every year.',
      'We may use aggregated usage data to improve the Services and to develop new features.',
      'Administrators can turn model improvement off for the whole workspace in its settings.',
      'Partners who host a model are not permitted to train on the requests that we send them.',
    ],
  },
  {
    mentioned: 0.13,
    mentions: ['retain', 'deletion of', 'logs', 'stored', 'for 12 days', 'removed', 'kept'],
    claimed: 0.018,
    claims: [
      'API inputs and outputs are kept for 30 days to find abuse and are then deleted.',
      'We retain your information for as long as it is necessary for the purposes set out above.',
      'When you delete a conversation, it is removed from our systems within 14 days.',
      'After the agreement ends we delete Customer Data within sixty days.',
    ],
  },
  {
    mentioned: 0.165,
    mentions: ['processing of', 'your location', 'stored in', 'the jurisdiction', 'choose', 'European law'],
    claimed: 0.006,
    claims: [
      'Your data may be transferred to, and processed in, countries other than your own.',
      'Customers on an Enterprise plan may choose the region in which their data are stored at rest.',
      'The Services are hosted on servers that are located in Ireland.',
    ],
  },
  {
    mentioned: 0.036,
    mentions: ['compliance with', 'trust', 'in compliance', 'the trust center'],
    claimed: 0.008,
    claims: [
      'Reports and certificates are in our trust center, on request.',
      'Visit the Larkfield trust portal for our current list of subprocessors.',
    ],
  },
  {
    mentioned: 0.095,
    mentions: ['data protection', 'the processor', 'subprocessor', 'data protection law', 'as a processor'],
    claimed: 0.014,
    claims: [
      'The Data Processing Addendum forms part of this Agreement and includes the Standard Contractual Clauses.',
      'Customer gives a general authorisation to engage the subprocessors that are listed on our website.',
      'You can sign our DPA in the settings of your account.',
    ],
  },
  {
    mentioned: 0.002,
    mentions: ['health information', 'HIPAA'],
    claimed: 0.004,
    claims: [
      'Do not submit protected health information unless you have signed a Business Associate Agreement with us.',
      'We have a SOC 2 Type II report and are certified under ISO 27001.',
    ],
  },
];

const contentWords = shuffled([
  ...nouns.split(' ').flatMap((noun) => [noun, plural(noun)]),
  ...verbs.split(' ').flatMap((verb) => [verb, `${stem(verb)}ing`, `${stem(verb)}ed`]),
  ...others.split(' '),
]);
const vocabulary = [...new Set([...common.split(' '), ...contentWords])];
const proper = ['Customer', 'Services', 'Agreement', 'Larkfield', 'Content', 'User', 'Terms', 'Section'];

class RealWriter implements Writer {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Zipf, flattened at the head: the r-th word as often as 1 / (r + 2.2). */
  word(): string {
    const rank = Math.floor(flattening * (1 + vocabulary.length / flattening) ** this.#random() - flattening);
    return vocabulary[Math.min(rank, vocabulary.length - 1)]!;
  }

  words(count: number): string {
    const words = Array.from({ length: count }, () => this.word()).join(' ');
    return words[0]!.toUpperCase() + words.slice(1);
  }

  sentence(): string {
    const said: string[] = [];
    for (const subject of subjects) {
      if (this.#chance(subject.claimed)) return this.#pick(subject.claims);
      if (this.#chance(subject.mentioned)) said.push(this.#pick(subject.mentions));
    }
    const length = Math.max(2, Math.min(110, Math.round(18.5 * Math.exp(0.62 * this.#gaussian()))));
    const words = Array.from({ length }, () => this.#written());
    for (const mention of said) words.splice(1 + Math.floor(this.#random() * words.length), 0, mention);
    if (this.#chance(0.18)) words.push(`(${this.words(3).toLowerCase()})`);
    if (this.#chance(0.12)) words.push(this.#pick(['in Section 4.2', 'of 2024', 'on 12 May', '30', 'by 5%']));
    if (this.#chance(0.05)) words.splice(words.length >> 1, 0, '“Confidential Information”');
    if (this.#chance(0.05)) words.splice(words.length >> 1, 0, '–');
    const text = words.join(' ').replace(/[,;]$/, '');
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  }

  #written(): string {
    const word = this.#chance(0.12) ? this.#pick(proper) : this.word();
    const mark = this.#random();
    if (mark < 0.084) return `${word},`;
    if (mark < 0.0852) return `${word};`;
    if (mark < 0.0902) return `${word}’s`;
    return word;
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)]!;
  }

  #gaussian(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
  }
}

const flattening = 2.2;

const denseWords =
  'the of and to in we customer data service your agreement processing personal information provider security terms use model retention request delete access applicable law content account controls confidential subprocessor region storage encrypted period notice written services platform output input training'.split(
    ' ',
  );

class DenseWriter implements Writer {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  word(): string {
    return denseWords[Math.floor(this.#random() * denseWords.length)]!;
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(' ');
  }

  sentence(): string {
    if (this.#random() < 0.02) return 'We will sign a Business Associate Agreement on request.';
    if (this.#random() < 0.02) return 'We do not use customer data to train our models.';
    const text = this.words(8 + Math.floor(this.#random() * 22));
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  }
}

function plural(noun: string): string {
  if (/(?:s|x|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** What an ending is put to: "provide" gives "provid". */
function stem(verb: string): string {
  return verb.replace(/e$/, '');
}

/** Always in the same order: which words are rare is no matter of chance. */
function shuffled(words: readonly string[]): readonly string[] {
  const order = words.map((word, index) => ({ word, key: ((index * 7919 + 104729) % 15485863) % 4099 }));
  return order.toSorted((a, b) => a.key - b.key).map(({ word }) => word);
}
