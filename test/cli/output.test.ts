import { describe, expect, it } from 'vitest';
import { openOutput, problemText } from '#cli/output.ts';
import { problemsOf } from '#cli/problems-of.ts';
import { formatTable } from '#cli/table.ts';

function sink(isTTY: boolean) {
  let text = '';
  return { stream: { isTTY, columns: 80, write: (chunk: string) => (text += chunk) }, text: () => text };
}

describe('output', () => {
  it('keeps results on stdout and progress on stderr', () => {
    const stdout = sink(true);
    const stderr = sink(true);
    const out = openOutput({ stdout: stdout.stream, stderr: stderr.stream, json: false });
    out.progress('visiting');
    out.line('done');
    expect(stdout.text()).toBe('done\n');
    expect(stderr.text()).toBe('visiting\r\u001B[2K');
  });

  it('without a terminal says progress in plain lines, at most one in three seconds', () => {
    let now = 0;
    const stderr = sink(false);
    const out = openOutput({
      stdout: sink(false).stream,
      stderr: stderr.stream,
      json: false,
      now: () => now,
    });
    for (; now < 7000; now += 500) out.progress(`at ${now}`);
    expect(stderr.text()).toBe('at 3000\nat 6000\n');
  });

  it('prints a problem in three parts', () => {
    const problem = { code: 'x', message: 'What and why.', hint: 'Do this.', file: 'a.yaml', line: 3 };
    expect(problemText(problem)).toBe('error x a.yaml:3\n  What and why.\n  -> Do this.');
  });
});

describe('problems of an error', () => {
  it('are its own when it has several', () => {
    const problems = [{ code: 'a', message: 'A', hint: 'do a' }];
    expect(problemsOf(Object.assign(new Error('x'), { problems }))).toEqual(problems);
  });

  it('carry code, message and hint and nothing else of it', () => {
    const error = Object.assign(new Error('No.'), { code: 'refused', hint: 'Wait.', secret: 'token' });
    expect(problemsOf(error)).toEqual([
      expect.objectContaining({ code: 'refused', message: 'No.', hint: 'Wait.' }),
    ]);
    expect(JSON.stringify(problemsOf(error))).not.toContain('token');
  });

  it.each([
    ['ENOSPC', 'disk_full'],
    ['EADDRINUSE', 'port_in_use'],
    ['EACCES', 'not_allowed'],
    ['SQLITE_FULL', 'disk_full'],
    ['EEXIST', 'wrong_path'],
  ])('of the system (%s) are said in words', (code, expected) => {
    expect(problemsOf(Object.assign(new Error(code), { code }))).toMatchObject([{ code: expected }]);
  });

  it('of somebody who stopped it are not unforeseen', () => {
    const stop = new AbortController();
    stop.abort();
    expect(problemsOf(stop.signal.reason)).toMatchObject([{ code: 'interrupted' }]);
  });

  it('of an unforeseen kind say how to report it', () => {
    expect(problemsOf(new TypeError('x is not a function'))).toMatchObject([
      {
        code: 'unexpected',
        message: 'x is not a function',
        hint: expect.stringContaining('--debug') as string,
      },
    ]);
    expect(problemsOf('a string')).toMatchObject([{ message: 'a string' }]);
  });
});

describe('a table', () => {
  it('aligns columns, cuts the last, and lets no control character of a page through', () => {
    const table = formatTable(
      ['id', 'sentence'],
      [
        ['a', 'one'],
        ['longer', `evil\u001B[31m${'x'.repeat(99)}`],
      ],
      40,
    );
    const lines = table.split('\n');
    expect(lines[2]).toBe('a       one');
    expect(lines[3]).toHaveLength(40);
    expect(table).not.toContain('\u001B');
  });
});
