// What the markup of an HTML page tells beside its text: forms, stubs, challenge parts, a missing end.
import {
  asText,
  breaksOff,
  challengePart,
  endsAsMarkupDoes,
  formsIn,
  hasPasswordField,
  moreButtonsIn,
  mostOfAWall,
  ownFrames,
  scriptsIn,
  sendsTo,
  skeletonsIn,
  spelled,
  tabsWithoutPanel,
  withoutScripts,
} from './markup.ts';

export interface PageFacts {
  readonly passwordField: boolean;
  readonly forms: number;
  /** Target of a meta refresh or of a script that only sends elsewhere. */
  readonly sendsTo: string | undefined;
  /** The name of a challenge's own part in the markup. */
  readonly challengePart: string | undefined;
  /** Elements that draw grey bars in place of content. */
  readonly skeletons: number;
  /** Says how the markup breaks off; undefined when it ends as markup does. */
  readonly breaksOff: string | undefined;
  /** Tabs beyond the panels that are there for them. */
  readonly tabsWithoutPanel: number;
  /** Scripts that run, and frames of the page's own site: what they add is not in the bytes. */
  readonly scripts: number;
  /** Buttons that fetch more. */
  readonly moreButtons: number;
}

/** Facts of an HTML page; undefined where the bytes are not HTML. */
export function pageFacts(body: Uint8Array | string): PageFacts | undefined {
  const opening = typeof body === 'string' ? body.slice(0, 4000) : asText(body.subarray(0, 4000));
  return /<(?:!doctype html|html|head|body|div|p|script|meta|title|h1)\b/i.test(opening)
    ? new FactsOfMarkup(body)
    : undefined;
}

/** Each fact is looked for when it is first asked for: most pages are seen to be whole before any is. */
class FactsOfMarkup implements PageFacts {
  readonly #body: Uint8Array | string;
  readonly #known = new Map<string, unknown>();

  constructor(body: Uint8Array | string) {
    this.#body = body;
  }

  get passwordField(): boolean {
    return this.#once('passwordField', () => hasPasswordField(this.#markup));
  }

  get forms(): number {
    return this.#once('forms', () => formsIn(this.#markup));
  }

  get sendsTo(): string | undefined {
    return this.#once('sendsTo', () => spelled(sendsTo(this.#html, this.#markup), this.#body));
  }

  get challengePart(): string | undefined {
    if (this.#body.length > mostOfAWall) return undefined;
    return this.#once('challengePart', () => challengePart(this.#html));
  }

  get skeletons(): number {
    return this.#once('skeletons', () => skeletonsIn(this.#markup));
  }

  get breaksOff(): string | undefined {
    if (endsAsMarkupDoes(this.#body)) return undefined;
    return this.#once('breaksOff', () => breaksOff(this.#html, this.#markup));
  }

  get scripts(): number {
    return this.#once('scripts', () => scriptsIn(this.#html) + ownFrames(this.#markup));
  }

  get tabsWithoutPanel(): number {
    return this.#once('tabsWithoutPanel', () => tabsWithoutPanel(this.#markup));
  }

  get moreButtons(): number {
    return this.#once('moreButtons', () => moreButtonsIn(this.#markup));
  }

  get #html(): string {
    return this.#once('html', () => (typeof this.#body === 'string' ? this.#body : asText(this.#body)));
  }

  get #markup(): string {
    return this.#once('markup', () => withoutScripts(this.#html));
  }

  #once<Fact>(name: string, find: () => Fact): Fact {
    if (!this.#known.has(name)) this.#known.set(name, find());
    return this.#known.get(name) as Fact;
  }
}
