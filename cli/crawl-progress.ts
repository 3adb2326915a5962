// What a person sees of a crawl: each result as it comes, what is being visited, and how long it may still take.
import type { RunEvent } from '#pipeline/run.ts';
import type { VisitLine } from '#pipeline/visit-line.ts';
import { counted } from '#text/counted.ts';
import type { Output } from './output.ts';
import { problemsOf } from './problems-of.ts';
import { cut, oneLine } from './table.ts';

export function crawlProgress(out: Output, now: () => number = Date.now): (event: RunEvent) => void {
  const visiting = new Map<string, string>();
  const begun = now();
  let done = 0;
  let of = 0;
  const seen = { notOk: 0, candidates: 0 };

  function show(): void {
    const hosts = [...visiting.values()].map(hostOf);
    const at = hosts.length === 0 ? '' : `  visiting ${cut(hosts.join(', '), 60)}`;
    const counts = `${counted(seen.candidates, 'candidate')}, ${seen.notOk} not ok`;
    out.progress(`${done} of ${of}  ${counts}${at}${remaining(done, of, now() - begun)}`);
  }

  return (event) => {
    if (event.kind === 'started') of = event.sources;
    if (event.kind === 'visiting') visiting.set(event.source, event.url);
    if (event.kind === 'visited') {
      visiting.delete(event.line.source);
      done = event.done;
      if (event.line.verdict !== 'ok') seen.notOk += 1;
      seen.candidates += event.line.candidates;
      out.note(resultLine(event.line));
    }
    if (event.kind === 'failed') {
      visiting.delete(event.source);
      done += 1;
      seen.notOk += 1;
      out.note(`failed        ${event.source}  ${problemsOf(event.error)[0]?.message}`);
    }
    if (event.kind !== 'finished') show();
  };
}

function resultLine(line: VisitLine): string {
  const found = `${line.evidence} evidence, ${counted(line.candidates, 'candidate')}${line.held > 0 ? `, ${line.held} held` : ''}`;
  const why = line.verdict === 'ok' ? found : `${cut(oneLine(line.reasons[0] ?? ''), 80)}; ${found}`;
  const way = line.via === 'wayback' ? ' (archive)' : '';
  return `${line.verdict.padEnd(13)} ${line.source}${way}  ${(line.ms / 1000).toFixed(1)} s  ${why}`;
}

/** From the pace so far; said only once it means something. */
function remaining(done: number, of: number, ms: number): string {
  if (done < 2 || done >= of) return '';
  const seconds = Math.round(((ms / done) * (of - done)) / 1000);
  return seconds < 90 ? `  about ${seconds} s left` : `  about ${Math.round(seconds / 60)} min left`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}
