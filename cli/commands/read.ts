import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { ReadOne } from '#pipeline/read-manifest.ts';
import { counted } from '#text/counted.ts';
import type { Problem } from '#types/problem.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { examples } from '../help.ts';
import { problemsOf } from '../problems-of.ts';
import { writeLines } from '../write-lines.ts';

interface ReadFlags {
  readonly manifest: string;
  readonly out: string;
  readonly documents?: string;
  readonly texts?: string;
  readonly cells?: string;
  readonly html?: string;
}

export function readCommand(cli: Cli): Command {
  const command = new Command('read')
    .description('evidence out of documents in files, without network and without a database')
    .requiredOption(
      '--manifest <file>',
      'the documents: { documents: [{ id, url, mediaType, file, retrievedAt, offering }] }',
    )
    .requiredOption('--out <file>', 'where the evidence goes, one JSON line each')
    .option('--documents <file>', 'one line for every document: verdict, reasons, characters, ms')
    .option('--texts <dir>', 'the text of every document')
    .option('--cells <file>', 'what weighing makes of all documents of an offering, with reasons')
    .option('--html <file>', 'a page with the evidence marked in place, for a person')
    .action((flags: ReadFlags) => cli.run((context) => readIt(context, flags)));
  return examples(command, [
    'assay read --manifest documents/manifest.json --out evidence.jsonl',
    'assay read --manifest m.json --out e.jsonl --documents d.jsonl --texts texts --cells c.jsonl --html report.html',
  ]);
}

async function readIt(context: CliContext, flags: ReadFlags): Promise<ExitCode> {
  const { documentLine, evidenceLine, readManifest, weighManifest } =
    await import('#pipeline/read-manifest.ts');
  if (flags.texts !== undefined) mkdirSync(flags.texts, { recursive: true });
  const evidence: unknown[] = [];
  const documents: unknown[] = [];
  const kept: ReadOne[] = [];
  const problems: Problem[] = [];
  for await (const one of readManifest(flags.manifest)) {
    for (const draft of one.drafts) evidence.push(evidenceLine(one, draft));
    documents.push(documentLine(one));
    if (one.problem !== undefined) problems.push(...problemsOf(one.problem));
    if (flags.texts !== undefined && one.document !== undefined)
      writeFileSync(join(flags.texts, textName(one.listed.id)), one.document.text);
    if (flags.cells !== undefined || flags.html !== undefined) kept.push(one);
    context.out.progress(
      `${counted(documents.length, 'document')}, ${counted(evidence.length, 'piece')} of evidence`,
    );
  }
  context.out.progressDone();
  writeLines(flags.out, evidence);
  if (flags.documents !== undefined) writeLines(flags.documents, documents);
  if (flags.cells !== undefined) writeLines(flags.cells, weighManifest(kept));
  if (flags.html !== undefined) {
    const { readReport } = await import('#inbox/read-report/report.ts');
    writeFileSync(flags.html, readReport(kept));
  }
  const summary = { documents: documents.length - problems.length, evidence: evidence.length };
  if (context.json) context.out.json({ ok: problems.length === 0, ...summary, problems });
  else {
    context.out.problems(problems);
    const unread = problems.length > 0 ? `; ${counted(problems.length, 'file')} could not be read` : '';
    context.out.line(
      `${counted(summary.documents, 'document')}, ${counted(summary.evidence, 'piece')} of evidence${unread}.`,
    );
  }
  if (problems.length === 0) return 0;
  return summary.documents > 0 ? 3 : 1;
}

/** An id comes from a manifest: whatever it holds, it names one file of the folder. */
function textName(id: string): string {
  return `${encodeURIComponent(id)}.txt`;
}
