// Visits one sample of a behaviour as a worker would: its own job, no past, no pause between visits.
import type { VisitOutcome } from '#types/capture.ts';
import type { SourceId } from '#types/ids.ts';
import type { VisitJob } from '#types/job.ts';
import { sourceSchema } from '#types/registry.ts';
import type { TextDocument } from '#types/text.ts';
import type { VisitTools } from '#crawlers/tools.ts';
import { visit } from '#crawlers/visit.ts';
import type { Behaviour, Sample } from '#sites/site.ts';

export interface Visited {
  readonly behaviour: string;
  readonly sample: Sample;
  readonly outcome: VisitOutcome;
}

export async function visitSample(behaviour: Behaviour, sample: Sample, tools: VisitTools): Promise<Visited> {
  return { behaviour: behaviour.name, sample, outcome: await visit(jobOf(behaviour, sample), tools) };
}

/** The document that the visit would hand on, live or from the archive. */
export function documentOf({ outcome }: Visited): TextDocument | undefined {
  return outcome.used === undefined ? undefined : outcome.attempts[outcome.used]?.document;
}

function jobOf(behaviour: Behaviour, sample: Sample): VisitJob {
  const domains = [...new Set(behaviour.hosts.map((host) => host.split('.').slice(-2).join('.')))];
  return {
    source: `${behaviour.name}/sample` as SourceId,
    slot: '2026-09-07T08:00:00.000Z',
    party: {
      id: behaviour.name,
      name: behaviour.name,
      hosts: domains.flatMap((domain) => [domain, `*.${domain}`]),
    },
    declared: sourceSchema.parse({
      id: 'sample',
      url: sample.url,
      kind: sample.kind,
      twin: sample.twin ?? 'off',
      expect: { ...sample.expect, text: [...(sample.expect?.text ?? [])] },
    }),
    userAgent: 'AssayBot/0.1 (+mailto:replica@registry.test)',
    pace: 0,
    registryDigest: 'replica',
    codeVersion: 'test',
  };
}
