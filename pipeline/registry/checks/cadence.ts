// Schedules that no clock can follow.
import type { Problem } from '#types/problem.ts';
import type { RegistryDraft } from '../read-folder.ts';
import { parseCadence, parseQuietHours, spanMs } from '../cadence.ts';
import { problemAt } from './problem.ts';

export function findBadCadence(draft: RegistryDraft): Problem[] {
  return [...badSources(draft), ...badQuietHours(draft), ...badSpans(draft)];
}

function badSources(draft: RegistryDraft): Problem[] {
  return draft.parties.flatMap((party) =>
    party.value.sources.flatMap((source, at) => {
      const cadence = parseCadence(source);
      if (!('wrong' in cadence)) return [];
      const key = source.cron === undefined ? 'every' : 'cron';
      const message = `source ${source.id}: ${cadence.wrong}`;
      const hint = 'Write every: 12h, or cron: "0 6 * * 1-5 Europe/Brussels"; not both.';
      return [problemAt(party, ['sources', at, key], 'registry_bad_cadence', message, hint)];
    }),
  );
}

function badQuietHours(draft: RegistryDraft): Problem[] {
  const quiet = draft.settings?.value.quiet_hours;
  if (draft.settings === undefined || quiet === undefined) return [];
  const hours = parseQuietHours(quiet);
  if (!('wrong' in hours)) return [];
  const hint = 'Write quiet_hours: "22:00-06:00 Europe/Brussels".';
  return [problemAt(draft.settings, ['quiet_hours'], 'registry_bad_cadence', hours.wrong, hint)];
}

/** A span so long that it is past what a date can hold is a typing error. */
function badSpans(draft: RegistryDraft): Problem[] {
  const tenYears = 10 * 365 * 86_400_000;
  return draft.dimensions.flatMap((dimension) => {
    const ms = spanMs(dimension.value.stale_after) ?? 0;
    if (ms > 0 && ms <= tenYears) return [];
    const message = `${dimension.value.key}: stale_after ${dimension.value.stale_after} is not a useful span`;
    const hint = 'Write a span above zero and below ten years, such as 30d.';
    return [problemAt(dimension, ['stale_after'], 'registry_bad_cadence', message, hint)];
  });
}
