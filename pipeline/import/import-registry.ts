// Takes over the cells of another registry's data.json: basis imported, and never over an answer that is there.
import { approveCell, findCell } from '#db/cells.ts';
import { durably } from '#db/statements.ts';
import { accessSchema, defaultSchema, routeSchema, tierSchema, type Access } from '#types/words.ts';
import type { Answer, CellRef } from '#types/cell.ts';
import type { DimensionKey, Instant, OfferingId } from '#types/ids.ts';
import type { Problem } from '#types/problem.ts';
import { answerKey } from '../compare/canonical.ts';
import type { House } from '../house.ts';
import { importedDetails, publicNote } from './literals.ts';
import {
  importedCellSchema,
  importedFileSchema,
  importedOfferingSchema,
  type ImportedCell,
} from './schema.ts';

/** The most that readers of such files accept, and so the most that anybody writes. */
export const LARGEST_IMPORT = 10 * 1024 * 1024;

export interface ImportReport {
  readonly imported: number;
  /** Cells that have an answer already: it stays. */
  readonly kept: number;
  /** Notes that carried reviewers' remarks, now apart from what readers see. */
  readonly remarksMoved: number;
  readonly problems: readonly Problem[];
}

export interface ImportOptions {
  readonly file: string;
  readonly by: string;
  readonly dryRun: boolean;
}

interface ReadyCell {
  readonly cell: CellRef;
  readonly answer: Answer;
  readonly verifiedAt: Instant;
  readonly remarks: string;
}

export function importRegistry(house: House, text: string, options: ImportOptions): ImportReport {
  const problems: Problem[] = [];
  const ready = readCells(house, text, options.file, problems);
  const missing = ready.filter((each) => !findCell(house.db, each.cell));
  if (!options.dryRun && missing.length > 0)
    durably(house.db, () => {
      for (const each of missing) approve(house, each, options.by);
    });
  return {
    imported: missing.length,
    kept: ready.length - missing.length,
    remarksMoved: missing.filter((each) => each.remarks !== '').length,
    problems,
  };
}

function approve(house: House, ready: ReadyCell, by: string): void {
  approveCell(house.db, {
    cell: ready.cell,
    basis: 'imported',
    answer: ready.answer,
    evidence: [],
    evidenceKey: answerKey(ready.answer),
    at: house.clock.now(),
    by,
    verifiedAt: ready.verifiedAt,
    because: ready.remarks === '' ? 'imported' : `imported; remarks that stood in its note: ${ready.remarks}`,
  });
}

function readCells(house: House, text: string, file: string, problems: Problem[]): ReadyCell[] {
  const fault = (code: string, path: string, message: string, hint: string) =>
    problems.push({ code, file, path, message: `${file}: ${message}`, hint });
  const parsed = importedFileSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    fault(
      'import_not_a_registry',
      '',
      parseJson(text) === undefined
        ? 'this is no JSON'
        : 'this is no data.json of a registry: it has no list of offerings',
      'Give a JSON file with { "offerings": [{ "id", "name", "dimensions": { ... } }] }.',
    );
    return [];
  }
  return parsed.data.offerings.flatMap((given, index) => {
    const offering = importedOfferingSchema.safeParse(given);
    const path = `offerings[${index}]`;
    if (!offering.success) {
      fault(
        'import_offering',
        path,
        `${path} is no offering: ${firstIssue(offering.error)}`,
        'It needs id, name and dimensions.',
      );
      return [];
    }
    const id = knownOffering(house, offering.data.id, offering.data.name);
    if (!id) {
      fault(
        'import_unknown_offering',
        path,
        `the registry has no offering ${offering.data.id} (${offering.data.name})`,
        'Add it under registry/offerings/, or name it there under `formerly` or `aliases`.',
      );
      return [];
    }
    return Object.entries(offering.data.dimensions).flatMap(([key, value]) => {
      const at = `${path}.dimensions.${key}`;
      if (!house.registry.dimensions.some((each) => each.key === key)) {
        fault(
          'import_unknown_dimension',
          at,
          `the registry has no dimension ${key}`,
          'Add it to registry/dimensions.yaml, or leave it out.',
        );
        return [];
      }
      const cell = importedCellSchema.safeParse(value);
      if (!cell.success) {
        fault(
          'import_cell',
          at,
          `${offering.data.id}/${key} cannot be taken over: ${firstIssue(cell.error)}`,
          'Correct this cell; the others are taken over.',
        );
        return [];
      }
      if (cell.data.verified > house.clock.now().slice(0, 10)) {
        fault(
          'import_future',
          at,
          `${offering.data.id}/${key} was verified on ${cell.data.verified}, which is in the future`,
          'Correct the date.',
        );
        return [];
      }
      return [readyCell({ offering: id, dimension: key as DimensionKey }, cell.data)];
    });
  });
}

function readyCell(cell: CellRef, given: ImportedCell): ReadyCell {
  const { note, remarks } = publicNote(given.notes);
  const evidence = given.evidence.trim();
  const answer: Answer = {
    value: given.value,
    confidence: given.confidence,
    access: importedAccess(given),
    // The sentence was captured by nobody here: it is told as a detail, and never as a quote.
    details: {
      ...importedDetails(given.details ?? {}),
      ...(evidence ? { imported_evidence: evidence } : {}),
    },
    quotes: [],
    url: given.source,
    note,
    caveat: given.caveat?.trim() ?? '',
  };
  return { cell, answer, remarks, verifiedAt: `${given.verified}T00:00:00.000Z` as Instant };
}

/** Words that we do not know stay unstated: a guess would read like evidence. */
function importedAccess(given: ImportedCell): Access {
  return accessSchema.parse({
    route: routeSchema.safeParse(given.route).data ?? 'unstated',
    tier: tierSchema.safeParse(given.tier).data ?? 'unstated',
    default: defaultSchema.safeParse(given.default).data ?? 'unstated',
    ...(given.geography ? { geography: given.geography } : {}),
  });
}

function knownOffering(house: House, id: string, name: string): OfferingId | undefined {
  const { offerings } = house.registry;
  const found =
    offerings.find((each) => each.id === id) ??
    offerings.find((each) => each.formerly.includes(id)) ??
    offerings.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return found?.id as OfferingId | undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstIssue(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'it does not fit';
}
