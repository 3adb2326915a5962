// One pass over a page that is open: settles it, unfolds it, and reads each view.
import { counted } from '#text/counted.ts';
import { NavigationTimedOut, PageTooLarge } from './errors.ts';
import { joinCounts, type ViewLists } from './counts.ts';
import type { Collected, Survey } from './in-page/main.ts';
import type { Tab, TabRequest } from './in-page/tabs.ts';
import type { Lane } from './lane.ts';
import { takePicture } from './picture.ts';
import { afterPress, patienceOf, settle, type Patience, type Settled } from './settle.ts';
import { scrollThrough, stretch, type Scrolling } from './scrolling.ts';
import { slowness } from './slowness.ts';
import type { Ending, Picture, RenderedView, RenderLimits, RenderRequest, RenderResult } from './types.ts';

export interface Walked extends Pick<
  RenderResult,
  'views' | 'counts' | 'ended' | 'unfinished' | 'notes' | 'finalUrl'
> {
  /** Text parts of lists that were shown. */
  readonly parts: number;
}

export interface WalkOptions {
  readonly request: RenderRequest;
  readonly limits: RenderLimits;
  readonly pictures: boolean;
  /** performance.now() after which nothing more is begun. */
  readonly deadline: number;
  /** Opens an address in the same tab. */
  goTo(url: string): Promise<void>;
}

const callTime = 15_000;
const longestAfterPress = 8_000;
const mostRounds = 6;
const mostAttempts = 3;

export async function walk(lane: Lane, options: WalkOptions): Promise<Walked> {
  const walker = new Walker(lane, options);
  await walker.run();
  return walker.result();
}

class Walker {
  private readonly views: RenderedView[] = [];
  private readonly lists: ViewLists[] = [];
  private readonly unfinished: string[] = [];
  private readonly notes: string[] = [];
  private readonly seen = new Set<string>();
  private readonly lane: Lane;
  private readonly options: WalkOptions;
  private readonly patience: Patience;
  private ended: Ending = 'settled';
  private parts = 0;
  private finalUrl = '';

  constructor(lane: Lane, options: WalkOptions) {
    this.lane = lane;
    this.options = options;
    this.patience = patienceOf[options.request.settle];
  }

  result(): Walked {
    const { views, ended, unfinished, notes, parts, finalUrl } = this;
    return {
      views,
      counts: joinCounts(this.lists),
      ended,
      unfinished: [...new Set(unfinished)],
      notes,
      parts,
      finalUrl,
    };
  }

  async run(): Promise<void> {
    const { request, deadline } = this.options;
    const settled = await this.settleWith(this.patience, request.expect.text, deadline);
    this.finalUrl = this.lane.page.url();
    this.unfinished.push(...settled.unfinished);
    if (settled.ended === 'time') this.ended = 'time';
    if (settled.ended === 'time' && settled.look.characters === 0) {
      throw new NavigationTimedOut(request.url, this.options.limits.milliseconds);
    }
    if (settled.ended === 'time') await this.stopScripts(settled);
    if (!request.unfold.enabled || this.ended === 'time' || settled.scriptsEnded)
      return void (await this.read(''));
    this.lane.gate.state = 'held';
    if (settled.look.pulse?.watchesScrolling) await stretch(this.lane, this.scrolling());
    const tabs = await this.readAll('', settled.look.scripted);
    await this.readTabs(tabs);
  }

  /** What never came to rest is read as it stands; what keeps growing is too large already. */
  private async stopScripts({ look, scriptsEnded, growing }: Settled): Promise<void> {
    const { url } = this.options.request;
    const half = this.options.limits.elements / 4;
    if (growing && look.elements > half) throw new PageTooLarge(url, 'elements', look.elements, half);
    if (!scriptsEnded) await this.lane.endScripts().catch(() => {});
  }

  /** Everything that one tab shows: unfolded, and part by part where a pager stands beside a list. */
  private async readAll(label: string, withTabs = false): Promise<readonly Tab[]> {
    const { pager, virtual } = await this.unfold();
    const enlarged = pager && (await this.enlarge());
    const tabs = await this.readWhole(label, virtual > 0 || enlarged, withTabs);
    if (pager) await this.readParts(label);
    return tabs;
  }

  private async unfold(): Promise<Pick<Survey, 'pager' | 'virtual'>> {
    const { show_more: showMore, pager } = this.options.request.unfold;
    let opened = 0;
    let more = 0;
    for (let round = 0; round < mostRounds; round += 1) {
      const survey = await this.lane.call('unfold', { showMore, pager }, callTime);
      opened += survey.opened;
      more += survey.more;
      if (survey.opened + survey.more === 0 || this.isLate()) {
        if (opened > 0) await this.harvest();
        if (opened > 0) this.notes.push(`opened ${counted(opened, 'closed section')}`);
        if (more > 0) this.notes.push(`pressed "show more" ${counted(more, 'time')}`);
        return survey;
      }
      await this.settleAgain();
    }
    this.notes.push('more was offered to unfold than was pressed');
    return this.lane.call('unfold', { showMore, pager }, callTime);
  }

  private async harvest(): Promise<void> {
    let harvested = 0;
    while (!this.isLate() && (await this.lane.call('reopenNext', undefined, callTime))) {
      await this.settleAgain();
      if (await this.lane.call('keepReopened', undefined, callTime)) harvested += 1;
    }
    if (harvested > 0) this.notes.push(`read ${harvested} sections one by one, because one closes the other`);
  }

  private async enlarge(): Promise<boolean> {
    const size = (await this.lane.call('enlargeParts', undefined, callTime)) ?? (await this.chooseSize());
    if (size === undefined) return false;
    this.notes.push(`chose ${size} entries a page`);
    await this.settleAgain();
    return true;
  }

  private async chooseSize(): Promise<string | undefined> {
    if (!(await this.lane.call('openSizes', undefined, callTime))) return undefined;
    await this.settleAgain();
    return this.lane.call('chooseSize', undefined, callTime);
  }

  private async readParts(label: string): Promise<void> {
    for (let part = 2; this.mayRead(); part += 1) {
      const next = await this.lane.call('pressNext', this.options.request.unfold.pager, callTime);
      if (next.kind === 'none') return;
      if (next.kind === 'address') {
        if (this.seen.has(next.url)) return;
        this.seen.add(next.url);
        await this.open(next.url);
      } else if (!(await this.nextShown())) return;
      this.parts += 1;
      const { virtual } = await this.unfold();
      await this.readWhole(label === '' ? `page ${part}` : `${label}, page ${part}`, virtual > 0);
    }
    this.ended = this.isLate() ? 'time' : 'views';
    this.unfinished.push(
      `${label === '' ? 'the list' : label} has more pages than the ${this.views.length} that were read`,
    );
  }

  /** With the rows of lists that show only some at a time. */
  private async readWhole(label: string, scroll: boolean, withTabs = false): Promise<readonly Tab[]> {
    const kept = scroll ? await scrollThrough(this.lane, this.scrolling()) : 0;
    const tabs = await this.read(label, withTabs);
    if (kept > 0) await this.lane.call('forgetRows', undefined, callTime);
    return tabs;
  }

  /** The next part is there once the list has changed; it is given up when nothing is under way any more. */
  private async nextShown(): Promise<boolean> {
    const selector = this.options.request.unfold.pager;
    const until = Math.min(this.options.deadline, performance.now() + afterPress.missing * slowness());
    for (;;) {
      await this.settleAgain();
      const last = this.lane.traffic.onTheirWay(afterPress.answer) === 0 || performance.now() > until;
      const within = (last ? 400 : 100) * slowness();
      if (await this.lane.call('partShown', { within, last, selector }, callTime)) {
        await this.settleAgain();
        return true;
      }
      if (last) return false;
    }
  }

  private async open(url: string): Promise<void> {
    this.lane.gate.state = 'open';
    await this.options.goTo(url);
    await this.settleWith(this.patience, [], this.options.deadline);
    this.lane.gate.state = 'held';
  }

  private async readTabs(tabs: readonly Tab[]): Promise<void> {
    const asked = this.tabRequest();
    for (const tab of tabs) {
      if (!this.mayRead()) {
        this.ended = this.isLate() ? 'time' : 'views';
        this.unfinished.push(`tab ${tab.label} was not read`);
        return;
      }
      const before = await this.lane.call(
        'look',
        { quiet: 0, within: 0, expected: [], mostElements: this.options.limits.elements },
        callTime,
      );
      if (!(await this.lane.call('pressTab', { tab, request: asked }, callTime))) continue;
      const after = await this.settleAgain();
      if (after === before.changes) continue;
      await this.readAll(`tab ${tab.label}`);
    }
  }

  private async settleAgain(): Promise<number> {
    const deadline = Math.min(this.options.deadline, performance.now() + longestAfterPress * slowness());
    const settled = await this.settleWith(afterPress, [], deadline);
    this.unfinished.push(...settled.unfinished);
    return settled.look.changes;
  }

  private async settleWith(
    patience: Patience,
    expected: readonly string[],
    deadline: number,
  ): Promise<Settled> {
    const settled = await settle(this.lane, { patience, expected, deadline, limits: this.options.limits });
    if (settled.scriptsEnded) this.notes.push('its scripts never let go and were ended');
    return settled;
  }

  private scrolling(): Scrolling {
    return {
      settled: () => this.settleAgain(),
      isLate: () => this.isLate(),
      mostHeight: this.options.limits.pictureHeight,
      note: (words) => void this.notes.push(words),
      unfinished: (words) => void this.unfinished.push(words),
    };
  }

  private tabRequest(): TabRequest {
    const { kind, unfold } = this.options.request;
    return { portal: kind === 'portal', selector: unfold.tabs };
  }

  private async read(label: string, withTabs = false): Promise<readonly Tab[]> {
    const { collected, picture } = await this.capture(withTabs);
    this.lists.push({ label, lists: collected.lists });
    this.views.push({
      index: this.views.length,
      label,
      url: collected.url,
      html: collected.html,
      ...(picture === undefined ? {} : { picture }),
    });
    return collected.tabs;
  }

  /** DOM, layout and picture of one moment: taken again where the page changed in between. */
  private async capture(withTabs: boolean): Promise<{ collected: Collected; picture: Picture | undefined }> {
    const { limits, pictures, request } = this.options;
    const asking = { limit: limits.domCharacters, tabs: withTabs ? this.tabRequest() : undefined };
    for (let attempt = 1; ; attempt += 1) {
      const collected = await this.lane.call('collect', asking, callTime);
      if (collected.cut)
        throw new PageTooLarge(request.url, 'dom', collected.characters, limits.domCharacters);
      if (!pictures) return { collected, picture: undefined };
      const taken = await takePicture(this.lane, limits);
      const moved = taken !== undefined && taken.changes !== collected.changes;
      if (moved && attempt < mostAttempts) continue;
      if (moved) this.notes.push('the page kept changing while its picture was taken');
      if (taken?.picture.cut)
        this.notes.push(`the picture ends at ${limits.pictureHeight} pixels; the page is longer`);
      return { collected, picture: taken?.picture };
    }
  }

  private mayRead(): boolean {
    return this.views.length < this.options.limits.views && !this.isLate();
  }

  private isLate(): boolean {
    return performance.now() > this.options.deadline;
  }
}
