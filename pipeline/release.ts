// Publishing: the approved cells of this house as a release, recorded; and the proof of one from our own archive.
import { listCells, listCellHistory, type CellHistoryRow, type CellRow } from '#db/cells.ts';
import { findCaptureRow, listObjects } from '#db/captures.ts';
import { findLatestRelease, insertRelease } from '#db/releases.ts';
import { findVisit } from '#db/visits.ts';
import { releaseFiles } from '#snapshots/release/files.ts';
import type { ReleaseCell, ReleaseChange, ReleaseInput } from '#snapshots/release/input.ts';
import { releaseSchema, type ReleaseData } from '#snapshots/release/schema.ts';
import { verifyRelease, type VerifyReport } from '#snapshots/release/verify.ts';
import { writeRelease, type WrittenRelease } from '#snapshots/release/write.ts';
import { parse } from '#text/parse.ts';
import { sha256 } from '#text/sha256.ts';
import type { CaptureId, Sha256 } from '#types/ids.ts';
import { compareAnswers } from './compare/difference.ts';
import type { House } from './house.ts';
import { documentOfCapture } from './steps/documents.ts';

/** Writes the approved registry to a folder, and records that it was published. */
export async function publishRelease(house: House, folder: string, by: string): Promise<WrittenRelease> {
  const input = releaseInput(house);
  const files = releaseFiles(input);
  const written = await writeRelease(folder, files);
  const data = dataOf(files);
  const previous = findLatestRelease(house.db)?.id;
  const id = data.digest.slice('sha256:'.length, 'sha256:'.length + 16);
  insertRelease(house.db, {
    id,
    madeAt: input.generatedAt,
    by,
    digest: data.digest,
    schemaVersion: data.schema_version,
    cells: input.cells.length,
    ...(previous === undefined || previous === id ? {} : { previous }),
    body: { data },
  });
  return written;
}

/** What the next release would say; its files are made by snapshots/release. */
export function releaseInput(house: House): ReleaseInput {
  const { registry } = house;
  const offerings = new Set<string>(registry.offerings.map((each) => each.id));
  const dimensions = new Set<string>(registry.dimensions.map((each) => each.key));
  const rows = listCells(house.db).filter(
    (row) => offerings.has(row.offering) && dimensions.has(row.dimension),
  );
  const changes = rows.flatMap((row) => changesOf(listCellHistory(house.db, row)));
  return {
    registry,
    generatedAt: house.clock.now(),
    cells: rows.map((row) => releaseCell(house, row)),
    changes: changes.sort((a, b) => newestFirst(a, b)),
  };
}

/** The data of the last release, to hold the next one against; undefined before the first. */
export function lastReleased(house: House): ReleaseData | undefined {
  const parsed = releaseSchema.safeParse(findLatestRelease(house.db)?.body['data']);
  return parsed.success ? parsed.data : undefined;
}

/** The data that a release of now would publish. */
export function nextRelease(house: House): ReleaseData {
  return dataOf(releaseFiles(releaseInput(house)));
}

function dataOf(files: ReadonlyMap<string, string>): ReleaseData {
  return releaseSchema.parse(JSON.parse(files.get('data.json') ?? ''));
}

function releaseCell(house: House, row: CellRow): ReleaseCell {
  const { answer } = row;
  return {
    offering: row.offering,
    dimension: row.dimension,
    basis: row.basis,
    answer,
    verifiedAt: row.verified_at,
    approvedAt: row.approved_at,
    ...(answer.capture ? { capture: captureOf(house, answer.capture) } : {}),
  };
}

function captureOf(house: House, id: CaptureId): ReleaseCell['capture'] {
  const row = findCaptureRow(house.db, id);
  if (!row?.text_sha256) return undefined;
  const visit = findVisit(house.db, row.visit);
  const body = listObjects(house.db, row.same_as ?? id).find((each) => each.role === 'body');
  const archiveUrl = row.via === 'wayback' ? row.final_url.replace(/(\/web\/\d+)id_\//, '$1/') : undefined;
  return {
    id,
    retrievedAt: row.retrieved_at,
    textSha256: row.text_sha256,
    ...(row.archived_at ? { archivedAt: row.archived_at } : {}),
    ...(body ? { bodySha256: body.sha256 } : {}),
    ...(archiveUrl ? { archiveUrl } : {}),
    ...(visit?.no_archive_because ? { noArchiveBecause: visit.no_archive_because } : {}),
  };
}

/** Every approved answer against the one before it; the first answers are the baseline, and no news. */
function changesOf(history: readonly CellHistoryRow[]): ReleaseChange[] {
  const oldestFirst = history.toReversed().filter((row) => row.answer !== undefined);
  return oldestFirst.slice(1).flatMap((row, index) => {
    const [before, after] = [oldestFirst[index]?.answer, row.answer];
    if (!before || !after) return [];
    const reworded =
      before.quotes[0]?.exact === after.quotes[0]?.exact
        ? {}
        : { reworded: { from: before.quotes[0]?.exact, to: after.quotes[0]?.exact } };
    const compared = compareAnswers(before, after, { now: row.at, ...reworded });
    if (!compared) return [];
    const { change, access, details, entries } = compared.difference;
    return [
      {
        id: `${row.offering}.${row.dimension}.${row.version}`,
        at: row.at,
        offering: row.offering,
        dimension: row.dimension,
        change,
        from: before.value,
        to: after.value,
        ...(before.quotes[0] ? { before: before.quotes[0].exact } : {}),
        ...(after.quotes[0] ? { after: after.quotes[0].exact } : {}),
        difference: {
          ...(access ? { access } : {}),
          ...(details ? { details } : {}),
          ...(entries ? { entries } : {}),
        },
        ...(after.effectiveFrom && after.effectiveFrom > row.at.slice(0, 10)
          ? { effectiveFrom: after.effectiveFrom }
          : {}),
      },
    ];
  });
}

function newestFirst(a: ReleaseChange, b: ReleaseChange): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

/** With a house, every quote is also looked for in the text that its captured bytes give when they are read again. */
export function proveRelease(folder: string, today: string, house?: House): Promise<VerifyReport> {
  if (!house) return verifyRelease(folder, { today });
  const kept = new Map<string, Promise<string | undefined>>();
  const textOf = (text: Sha256, capture: string): Promise<string | undefined> => {
    const known = kept.get(capture) ?? provenText(house, text, capture as CaptureId);
    kept.set(capture, known);
    return known;
  };
  return verifyRelease(folder, { today, textOf });
}

/**
 * The text that a release cites, from the raw bytes where one body gives it alone;
 * a text joined from several views is proved by its own hash.
 */
async function provenText(house: House, text: Sha256, id: CaptureId): Promise<string | undefined> {
  const row = findCaptureRow(house.db, id);
  if (!row || row.text_sha256 !== text) return undefined;
  const objects = listObjects(house.db, row.same_as ?? id);
  const raw = objects.filter((each) => each.role === 'dom').length > 0 ? 'dom' : 'body';
  const bodies = objects.filter((each) => each.role === raw);
  for (const body of bodies) {
    const bytes = await house.archive.get(body.sha256).catch(() => undefined);
    const parsed = bytes && (await parse(bytes, { mediaType: body.mediaType, url: row.final_url }));
    if (parsed?.kind === 'document' && parsed.document.textSha256 === text) return parsed.document.text;
  }
  const document = await documentOfCapture(house, row.same_as ?? id).catch(() => undefined);
  return document && sha256(document.text) === text ? document.text : undefined;
}
