// Statements that speak of training and claim nothing of customers' data.
import type { Block } from '#types/text.ts';
import { guarded } from '../../language/guarded.ts';
import type { Statement } from '../../language/statement.ts';

const peopleTrained = guarded(
  /\b(?:security|awareness|privacy|compliance|safety|employees?|staff|personnel|hipaa|speciali[sz]ed|onboarding|annual(?:ly)?|periodic|regular|mandatory|role-based|confidentiality|appropriate|adequate|live|online|in-person|user|hands-on|relevant|sufficient|necessary)[ -](?:(?!(?:data|content|information|inputs?|prompts?|for|to|in|of|as|used|not)\b)\w+[ -]){0,3}training\b|\btraining (?:programs?|programmes?|sessions?|courses?|videos?|webinars?|workshops?|requirements?|and awareness|on (?:data protection|privacy|security|how)|regarding|covering|concerning|about|in (?:relation|data|the|privacy|security))|\b(?:employees?|staff|personnel|persons|individuals|workforce|teams?|people|professionals|contractors|workers|agents|reviewers|engineers)\b[^.;]{0,80}\b(?:are|is|be|been|were|receive|receives|undergo|undergoes|complete|completes|given|attend|have)\b[^.;]{0,40}\btrain(?:ed|ing)\b|\btrained (?:personnel|staff|professionals|employees|reviewers|people|team|specialists|in\b|on how)|\b(?:guides|tools|tutorials|webinars|consulting|support|documentation|implementation),? (?:and|or|,)[^.;]{0,20}\btrainings?\b|\btrainings\b|\btraining,? (?:and|or) (?:support|consulting|education|awareness|certification|enablement|vetting|managing|managing)\b|\bvetting, training\b/,
);
const otherModels = guarded(
  /\bnon-generative\b|\b(?:algorithms?|models?) (?:for|that) (?:rank|search|recommend|detect|filter)\w*|\b(?:search|ranking|recommendation|spam|fraud|autocomplete) (?:models?|algorithms?)\b/,
);
/** "the estimated cost of training": of a job that somebody runs. */
const ofJobs = guarded(
  /\b(?:costs?|prices?|start|end|duration|speed|progress|status) of (?:the |your |model )*training\b/,
);
/** Words for what customers entrust that no corpus is told of in. */
const userData = /\b(?:your|customers?'?|users?'?|inputs?|prompts?|conversations?|interactions?)\b/;
/** Facts of a model's own corpus: its size, its period, how it was gathered. */
const corpusFacts = guarded(
  /\b(?:dates?|period|size|cut-?off|sources?|volume|amount|modalit(?:y|ies)|languages?) (?:of|for) (?:the )?(?:data (?:acquisition|collection|sources?)|training)|\bdata acquisition\b|\bsummar(?:y|ies) of (?:the )?(?:content|data|training|material)\b|\b(?:knowledge|training|data) cut-?off\b|\btraining data(?:set)? (?:size|sources?|composition)\b/,
);
/** Talk about training that states no practice: rights requests, purposes set aside. */
const aside = guarded(
  /\b(?:requests?|rights?|objections?|questions?)\b[^.;]{0,40}\b(?:concern|relat|regard)\w*\b[^.;]{0,30}\btrain|\b(?:represents?|shows?|displays?|lists?|indicates?|labels?|tracks?)\b[^.;]{0,30}\b(?:status|stance|polic(?:y|ies)|practices?)\b[^.;]{0,40}\btrain|\((?:but |and )?(?:excluding|not including|other than|except)[^)]*\btrain/,
);
const tickBox = /[☐☑☒✅✓□■]/;

/** "How we handle data for inference and training": the title of what is told elsewhere. */
const title = /^how (?:we|our|[\w.-]+) (?:[\w,&/-]+ ){1,16}[\w-]+$/;

/** "most AI tools", "the risk is that vendors": nobody in particular. */
const ofOthers = guarded(
  /\b(?:most|many|popular|typical|consumer-grade) (?:[\w-]+ ){0,3}(?:tools?|apps?|assistants?|chatbots?|vendors?|platforms?|companies|systems|providers|apis)\b|\b(?:risks?|dangers?|concerns?)\b[^.;]{0,30}\b(?:involves?|includes?|is|are|that)\b[^.;]{0,20}\b(?:vendors?|tools?|platforms?|companies)\b|\b(?:an? |any )?vendors? (?:may|might|could|that|who|using|can)\b/,
);
/** "training should be opt-in", of nobody's own training. */
const oughtTo = guarded(/(?<!\byou )\b(?:should|ought to)\b(?! (?:you|we|not be used)\b)/);
const own = /\b(?:we|us|our|ours|you should|you agree|customer)\b/;

/** "This policy describes our practices": what is used for what stands below. */
const scopeOfDocument = guarded(
  /^(?:this|these|our) (?:[\w-]+ ){0,4}?(?:policy|notice|statement|terms|addendum|agreement)\b(?: \([^)]*\))? (?:describes?|covers?|appl(?:y|ies)|governs?)\b(?!.*\bhow (?:we|[\w.]+) (?:may )?use)/,
);

/** A row of the table of subprocessors tells of whoever is named in it. */
function isOfSubprocessor({ cells }: Block): boolean {
  return cells?.some(({ header }) => header !== undefined && subprocessorColumn.test(header)) === true;
}

const subprocessorColumn = /^(?:[\w-]+ ){0,2}sub-?(?:processors?|contractors?)(?: names?)?$/i;

/** Why the statement claims nothing; undefined where it may. */
export function asideIn({ said, block }: Statement): string | undefined {
  if (title.test(said)) return 'a title';
  if (isOfSubprocessor(block)) return 'tells what a subprocessor does';
  if (ofOthers.test(said) && !own.test(said)) return 'tells of tools and vendors at large';
  if (oughtTo.test(said) && !own.test(said)) return 'says what ought to be';
  if (scopeOfDocument.test(said)) return 'says what the document is about';
  if (peopleTrained.test(said)) return 'people are trained, not models';
  if (ofJobs.test(said)) return 'the cost or course of a job';
  if (otherModels.test(said)) return 'models of another kind: search, ranking, spam';
  if (corpusFacts.test(said) && !userData.test(said)) return "facts of a model's own corpus";
  if (aside.test(said)) return 'training is set aside or only talked about';
  return undefined;
}

/** A form whose boxes decide. */
export function hasTickBox({ said }: Statement): boolean {
  return tickBox.test(said);
}

/** "5.2 Training." names a clause and claims nothing. */
export function isLabel(statement: Statement): boolean {
  const { said, leadIn, kind } = statement;
  return (
    kind === 'paragraph' &&
    leadIn === '' &&
    hasFewWords(said) &&
    !/\b(?:no|not|never|will|may|do|does|is|are)\b/.test(said)
  );
}

/** At most four, told without cutting a long sentence into its words. */
function hasFewWords(said: string): boolean {
  let at = -1;
  for (let words = 1; words <= 4; words += 1) {
    at = said.indexOf(' ', at + 1);
    if (at < 0) return true;
  }
  return false;
}
