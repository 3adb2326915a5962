// A schema issue as a sentence for the person who edits the YAML.
import type { z } from 'zod';
import type { Problem } from '#types/problem.ts';
import type { Path, YamlFile } from './yaml-file.ts';
import { nearest } from './nearest.ts';

type Issue = z.core.$ZodIssue;

export function explainIssues(issues: readonly Issue[], yaml: YamlFile, known: KnownKeys): Problem[] {
  return issues.flatMap((issue) => explainIssue(issue, yaml, known));
}

/** Names the keys that stand beside a path, for "did you mean". */
export type KnownKeys = (path: Path) => readonly string[];

function explainIssue(issue: Issue, yaml: YamlFile, known: KnownKeys): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, path, yaml, known(path)));
  }
  const value = valueAt(yaml.value, path);
  return [
    {
      code: value === undefined ? 'registry_missing_value' : 'registry_wrong_value',
      file: yaml.file,
      line: yaml.lineOf(path),
      path: printPath(path),
      message: `${place(yaml, path)} ${value === undefined ? 'is missing' : `is ${show(value)}`}: ${expected(issue)}`,
      hint: hintFor(issue, value, path),
    },
  ];
}

function unknownKey(key: string, path: Path, yaml: YamlFile, keys: readonly string[]): Problem {
  const guess = nearest(key, keys);
  const allowed = keys.length > 0 ? ` Known here: ${keys.join(', ')}.` : '';
  return {
    code: 'registry_unknown_key',
    file: yaml.file,
    line: yaml.lineOf(path, key),
    path: printPath([...path, key]),
    message: `${place(yaml, [...path, key])} is not a key that the registry knows`,
    hint: guess === undefined ? `Remove it.${allowed}` : `Did you mean "${guess}"?${allowed}`,
  };
}

function place(yaml: YamlFile, path: Path): string {
  return path.length === 0 ? yaml.file : `${yaml.file}: ${printPath(path)}`;
}

function expected(issue: Issue): string {
  if (issue.code === 'invalid_type') return `expected ${withArticle(issue.expected)}`;
  if (issue.code === 'invalid_value') return `expected ${issue.values.map((v) => String(v)).join(', ')}`;
  if (issue.code === 'invalid_format' && issue.message.startsWith('Invalid string'))
    return `it does not match ${issue.pattern ?? issue.format}`;
  if (issue.code === 'too_small' && issue.origin === 'array')
    return `expected at least ${issue.minimum} entry`;
  if (issue.code === 'too_small' && issue.origin === 'string') return 'expected a text that is not empty';
  if (issue.code === 'invalid_union') return 'expected auto, off or an absolute http or https address';
  return issue.code === 'custom' || issue.code === 'invalid_format'
    ? `expected ${issue.message}`
    : issue.message;
}

function withArticle(type: string): string {
  const words: Record<string, string> = {
    string: 'a text',
    array: 'a list',
    object: 'a mapping of keys to values',
    boolean: 'true or false',
    int: 'a whole number',
    number: 'a number',
  };
  return words[type] ?? type;
}

function hintFor(issue: Issue, value: unknown, path: Path): string {
  if (value === undefined) return `Add ${String(path.at(-1) ?? 'the content')}.`;
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof value !== 'object')
    return `Put it in quotes: "${JSON.stringify(value)}".`;
  if (issue.code === 'invalid_type' && issue.expected === 'array') return 'Write it as a list: [one, two].';
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const guess = nearest(value, issue.values.map(String));
    if (guess !== undefined) return `Did you mean "${guess}"?`;
  }
  if (path.at(-1) === 'every' && typeof value === 'string' && value.trim().split(/\s+/).length >= 5)
    return `Write a cron line under its own key: cron: "${value}".`;
  return 'Correct the value; docs/registry.md describes each key.';
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string | number, unknown>)[part];
  }
  return at;
}

/** `sources[2].url` */
export function printPath(path: Path): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`))
    .join('');
}
