// The one line of a browser's complaints that tells a person why it did not start.
import { stripVTControlCharacters } from 'node:util';

export function whyItDidNotStart(text) {
  if (/Executable doesn't exist/.test(text)) return 'is not installed';
  const plain = stripVTControlCharacters(text);
  const lines = plain
    .split('\n')
    .map((line) => line.replace(/^.*?(error while loading shared libraries)/, '$1').trim())
    .filter(
      (line) =>
        line !== '' &&
        !/^at |^node:|^\^|trying to kill process|^- |<launching>|^Call log|^Browser logs/.test(line),
    );
  const telling = [
    /shared libraries/,
    /sandbox/i,
    /ENOENT|EACCES|Permission denied/,
    /Failed to|Target page|Timeout/,
  ];
  const found = telling
    .map((pattern) => lines.find((line) => pattern.test(line)))
    .find((line) => line !== undefined);
  return (found ?? lines[0] ?? 'did not start').slice(0, 200);
}
