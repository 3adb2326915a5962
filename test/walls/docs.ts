// The generated parts of the documentation, between <!-- generated:NAME --> and <!-- end -->.
import type { Command } from 'commander';
import { buildProgram } from '#cli/main.ts';
import { filesUnder } from './sources.ts';

const blocks: Readonly<Record<string, () => string>> = {
  commands: () => commandsBelow(buildProgram({}, new AbortController().signal)).map(helpOf).join('\n\n'),
  tables: tablesBlock,
};

const block = /(<!-- generated:(?<name>[a-z]+)[^>]*-->\n)[\s\S]*?(<!-- end -->)/g;

/** The document with every generated block written anew. */
export function withGeneratedBlocks(text: string): string {
  return text.replace(block, (_whole, start: string, name: string, end: string) => {
    const write = blocks[name];
    if (write === undefined) throw new Error(`There is no generated block "${name}".`);
    return `${start}${write()}\n${end}`;
  });
}

export interface NamedCommand {
  /** As typed: `assay registry check`. */
  readonly name: string;
  readonly command: Command;
}

/** Every command that can be run, groups left out. */
export function commandsBelow(command: Command, before = 'assay'): NamedCommand[] {
  return command.commands
    .filter((below) => below.name() !== 'help')
    .flatMap((below) => {
      const name = `${before} ${below.name()}`;
      return below.commands.length > 0 ? commandsBelow(below, name) : [{ name, command: below }];
    });
}

function helpOf({ name, command }: NamedCommand): string {
  const usage = command.usage().replace('[options]', '').trim();
  const options = command.options.filter((option) => !option.hidden);
  const rows = options.map(
    (option) => `| \`${option.flags}\` | ${option.description.replaceAll('|', '\\|')} |`,
  );
  const table = rows.length === 0 ? [] : ['', '| option | |', '|---|---|', ...rows];
  return [
    `### ${name}${usage === '' ? '' : ` ${usage}`}`,
    '',
    sentence(command.description()),
    ...table,
    '',
    ...examplesOf(command),
  ].join('\n');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function examplesOf(command: Command): string[] {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  const lines = help.split('\nExamples:\n')[1]?.trimEnd().split('\n') ?? [];
  return ['```sh', ...lines.map((line) => line.trim()).filter((line) => line !== ''), '```'];
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** From the migrations as they are written. */
export function databaseTables(): TableShape[] {
  const sql = filesUnder('db/migrations', ['.sql'])
    .map((file) => file.text)
    .join('\n');
  const made = /CREATE TABLE (\w+) \(([\s\S]*?)\n\)|CREATE VIRTUAL TABLE (\w+) USING \w+\s*\(([^;]*)\)/g;
  return [...sql.matchAll(made)].map(([, name, body = '', virtual, parts = '']) => ({
    name: name ?? virtual ?? '',
    columns: virtual === undefined ? columnsOf(body) : searchedColumns(parts),
  }));
}

function columnsOf(body: string): string[] {
  return body
    .split('\n')
    .map((line) => /^ {2}([a-z_]\w*)/.exec(line)?.[1])
    .filter((column) => column !== undefined);
}

function searchedColumns(parts: string): string[] {
  return parts
    .split(',')
    .filter((part) => !part.includes('='))
    .map((part) => part.trim().split(/\s/)[0] ?? '');
}

function tablesBlock(): string {
  const rows = databaseTables().map(({ name, columns }) => `| \`${name}\` | ${columns.join(', ')} |`);
  return ['| table | columns |', '|---|---|', ...rows].join('\n');
}
