// One YAML file as data, with the line of every path in it. Hostile files (huge, binary, alias bombs, devices) are problems, not crashes.
import { readFileSync, statSync } from 'node:fs';
import { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, ParsedNode, YAMLError } from 'yaml';
import type { Problem } from '#types/problem.ts';

export type Path = readonly (string | number)[];

export interface YamlFile {
  /** As people name it: relative to the registry folder. */
  readonly file: string;
  readonly value: unknown;
  /** The line (from 1) of the deepest part of the path that the file has. */
  lineOf(path: Path, keyName?: string): number | undefined;
}

const largestFile = 1024 * 1024;
const mostAliases = 100;

export function readYamlFile(
  absolute: string,
  file: string,
): { yaml: YamlFile; problems?: undefined } | { problems: Problem[]; yaml?: undefined } {
  const read = readText(absolute, file);
  if (read.problem) return { problems: [read.problem] };
  const lines = new LineCounter();
  try {
    const document = parseDocument(read.text, { lineCounter: lines, prettyErrors: true, strict: true });
    if (document.errors.length > 0) {
      return { problems: document.errors.map((error) => syntaxProblem(error, file)) };
    }
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { yaml: { file, value, lineOf: (path, keyName) => lineOf(document, lines, path, keyName) } };
  } catch (error) {
    return { problems: [unusable(file, error)] };
  }
}

function readText(
  absolute: string,
  file: string,
): { text: string; problem?: undefined } | { problem: Problem; text?: undefined } {
  try {
    const status = statSync(absolute);
    if (!status.isFile()) {
      return {
        problem: problem('registry_not_a_file', file, 'it is not a regular file', 'Put a file there.'),
      };
    }
    if (status.size > largestFile) {
      const why = `it has ${status.size} bytes, and a registry file may have ${largestFile}`;
      return {
        problem: problem('registry_file_too_large', file, why, 'Split it, or remove what is not ours.'),
      };
    }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(absolute)) };
  } catch (error) {
    return { problem: unreadable(file, error) };
  }
}

function unreadable(file: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT')
    return problem(
      'registry_file_missing',
      file,
      'there is no such file',
      'Add it, or remove the link to it.',
    );
  if (code === 'ELOOP')
    return problem(
      'registry_link_loop',
      file,
      'its symbolic links go in a circle',
      'Replace the link by a file.',
    );
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return problem('registry_not_utf8', file, 'its bytes are not UTF-8', 'Save the file as UTF-8 text.');
  const why = error instanceof Error ? error.message : String(error);
  return problem('registry_file_unreadable', file, why, 'Check that this user may read the file.');
}

function syntaxProblem(error: YAMLError, file: string): Problem {
  const line = error.linePos?.[0].line;
  const first = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code;
  return {
    code: error.code === 'DUPLICATE_KEY' ? 'registry_duplicate_key' : 'registry_yaml_broken',
    file,
    line,
    message: `${file}${line === undefined ? '' : ` line ${line}`} is not valid YAML: ${first}`,
    hint: syntaxHint(error.code),
  };
}

function syntaxHint(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two; YAML would silently lose the other.';
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces; YAML does not allow tabs there.';
  if (code === 'MULTIPLE_DOCS') return 'One file holds one document: remove the "---" lines.';
  return 'Look at this line and the one before it: indentation, a missing colon, or text that needs quotes.';
}

function unusable(file: string, error: unknown): Problem {
  if (error instanceof ReferenceError) {
    const why = `its aliases expand to too much: ${error.message}`;
    return problem(
      'registry_alias_bomb',
      file,
      why,
      'Write the values out instead of repeating them by alias.',
    );
  }
  const why = error instanceof RangeError ? 'it is nested too deeply' : String(error);
  return problem('registry_yaml_broken', file, why, 'A registry file is a few levels deep; write it anew.');
}

function problem(code: string, file: string, why: string, hint: string): Problem {
  return { code, file, message: `${file} cannot be used: ${why}`, hint };
}

function lineOf(
  document: Document.Parsed,
  lines: LineCounter,
  path: Path,
  keyName?: string,
): number | undefined {
  let node: ParsedNode | null = document.contents;
  let offset = node?.range[0];
  for (const part of [...path, ...(keyName === undefined ? [] : [keyName])]) {
    if (isMap(node)) {
      const pair: { key: unknown; value: unknown } | undefined = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(part),
      );
      if (pair === undefined) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = isNode(pair.value) ? (pair.value as ParsedNode) : null;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(part)];
      if (!isNode(item)) break;
      node = item as ParsedNode;
      offset = node.range[0];
    } else break;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}
