// A problem at its place in the registry's files.
import type { Problem } from '#types/problem.ts';
import type { Path } from '../yaml-file.ts';
import { printPath } from '../explain-issue.ts';
import type { Written } from '../read-folder.ts';

export function problemAt(
  written: Written<unknown>,
  path: Path,
  code: string,
  message: string,
  hint: string,
): Problem {
  const whole = asWritten(written, path);
  return {
    code,
    file: written.yaml.file,
    line: written.yaml.lineOf(whole),
    path: printPath(whole),
    message: `${written.yaml.file}: ${message}`,
    hint,
  };
}

export function whereIs(written: Written<unknown>, path: Path): string {
  const line = written.yaml.lineOf(asWritten(written, path));
  return line === undefined ? written.yaml.file : `${written.yaml.file} line ${line}`;
}

function asWritten(written: Written<unknown>, path: Path): Path {
  const [first, at, ...rest] = path;
  const place = typeof at === 'number' ? written.sourcePlaces?.[at] : undefined;
  if (first !== 'sources' || place === undefined) return [...written.path, ...path];
  return [...written.path, first, place, ...rest];
}
