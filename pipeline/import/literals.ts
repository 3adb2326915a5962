// Detail values as other tools left them: Python literals become what they meant, old key names the canonical ones.
import type { DetailValue, Details } from '#types/evidence.ts';

/** Second names that were in use for one detail; the first name is ours. */
const canonicalNames: Readonly<Record<string, string>> = {
  subprocessor_list: 'subprocessor_list_url',
  subprocessors_url: 'subprocessor_list_url',
  retention: 'retention_days',
  retention_period_days: 'retention_days',
  zdr_approval: 'zdr_approval_required',
  zdr_requires_approval: 'zdr_approval_required',
  excluded_models: 'zdr_excluded_models',
  eligible_endpoints: 'zdr_eligible_endpoints',
  certifications: 'certifications_listed',
  version: 'dpa_version',
  scc: 'sccs',
  scc_modules: 'sccs',
  region: 'regions',
  opt_in: 'opt_in_sharing',
};

export function importedDetails(given: Readonly<Record<string, unknown>>): Details {
  const details: Record<string, DetailValue> = {};
  for (const [name, value] of Object.entries(given)) {
    const meant = detailValue(value);
    if (meant !== undefined) details[canonicalNames[name] ?? name] = meant;
  }
  return details;
}

function detailValue(value: unknown): DetailValue | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return literal(value.trim());
  if (Array.isArray(value))
    return value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  return undefined;
}

/** `['us', 'eu']`, `True`, `30`, `None` as text; anything else is text. */
function literal(text: string): DetailValue | undefined {
  if (text === '' || text === 'None' || text === 'null') return undefined;
  if (/^(True|true)$/.test(text)) return true;
  if (/^(False|false)$/.test(text)) return false;
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const inside = /^\[(.*)\]$/s.exec(text)?.[1];
  if (inside === undefined) return text;
  const items = [...inside.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,\s][^,]*)/g)];
  return items.map(([, single, double, bare]) =>
    (single ?? double ?? bare ?? '').replaceAll(/\\(.)/g, '$1').trim(),
  );
}

/** Remarks of reviewers do not belong into what readers see: "[human 2026-07-05] Dismissed: ..." to the end of the note. */
export function publicNote(notes: string): { readonly note: string; readonly remarks: string } {
  const at = notes.search(/\[(human|reviewer|curator|bot|auto)\b[^\]]*\]/i);
  if (at < 0) return { note: notes.trim(), remarks: '' };
  return { note: notes.slice(0, at).trim(), remarks: notes.slice(at).trim() };
}
