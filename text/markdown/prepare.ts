// Markdown as documentation sites write it, to plain Markdown: front matter, MDX, directives, shortcodes.
import { parse as parseYaml } from 'yaml';
import { normalise } from '../normalise.ts';

export interface PreparedMarkdown {
  readonly body: string;
  readonly title?: string;
  readonly language?: string;
}

const frontMatter = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const fence = /^\s{0,3}(`{3,}|~{3,})/;
const importLine =
  /^(?:import\s+(?:[\w*{}\s,]+\s+from\s+)?['"][^'"]+['"];?|export\s+(?:const|let|default|function)\b.*)\s*$/;
const directive = /^\s*:{3,}\s*(?:\{?[\w-]+\}?)?\s*(?:\[([^\]]*)\])?\s*(.*)$/;
const alert = /^(\s*>\s*)\[!(\w+)\][+-]?\s*(.*)$/;
const mkdocsNote = /^(?:!!!|\?\?\?\+?)\s+[\w-]+(?:\s+"([^"]*)")?\s*$/;
const shortcode = /\{\{[<%]\s*\/?\s*[\w./-]+([^}]*?)\s*\/?[>%]\}\}/g;
const template = /\{%[^%]{0,400}%\}/g;
const component =
  /<\/?([A-Z][\w.]*|[a-z]+(?:-[a-z]+)+)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s*(\/?)>/g;
const titleOfComponent =
  /\b(?:title|label|header|summary|heading)=(?:"([^"]+)"|'([^']+)'|\{["'`]([^"'`]+)["'`]\})/;
const expressionComment = /\{\/\*[\s\S]{0,2000}?\*\/\}/g;
const headingId = /\s*\{#[\w-]+\}\s*$/;

export function prepareMarkdown(source: string): PreparedMarkdown {
  const front = frontMatter.exec(source);
  const facts = front ? readFrontMatter(front[1]!) : {};
  const body = withoutSyntax(front ? source.slice(front[0].length) : source);
  return { body, ...facts };
}

function readFrontMatter(yaml: string): { title?: string; language?: string } {
  let values: unknown;
  try {
    values = parseYaml(yaml, { maxAliasCount: 10 });
  } catch {
    return {};
  }
  if (typeof values !== 'object' || values === null) return {};
  const { title, lang, language } = values as Record<string, unknown>;
  const tag = typeof lang === 'string' ? lang : language;
  return {
    ...(typeof title === 'string' && title !== '' ? { title: normalise(title) } : {}),
    ...(typeof tag === 'string' && /^[a-z]{2,3}\b/i.test(tag)
      ? { language: tag.slice(0, 2).toLowerCase() }
      : {}),
  };
}

function withoutSyntax(source: string): string {
  const lines: string[] = [];
  let open: string | undefined;
  for (const line of source.replace(/\r\n?/g, '\n').split('\n')) {
    const mark = fence.exec(line)?.[1];
    if (open !== undefined) {
      if (mark !== undefined && mark.startsWith(open)) open = undefined;
      lines.push(line);
      continue;
    }
    if (mark !== undefined) {
      open = mark;
      lines.push(line);
      continue;
    }
    lines.push(...plainLine(line));
  }
  return lines.join('\n');
}

function plainLine(line: string): string[] {
  if (importLine.test(line)) return [];
  const note = mkdocsNote.exec(line);
  if (note) return note[1] ? ['', `**${note[1]}**`, ''] : [''];
  if (line.trimStart().startsWith(':::')) {
    const found = directive.exec(line);
    const title = (found?.[1] ?? found?.[2] ?? '').trim();
    return title === '' || title.startsWith('{') ? [''] : ['', `**${title}**`, ''];
  }
  const marked = alert.exec(line);
  if (marked) return [marked[3] ? `${marked[1]}**${marked[3]}**` : marked[1]!.trimEnd()];
  let plain = line;
  if (plain.includes('{')) {
    plain = plain
      .replace(shortcode, (_, values: string) => quotedTitle(values))
      .replace(template, '')
      .replace(expressionComment, '');
    plain = plain.replace(headingId, '');
  }
  if (!plain.includes('<')) return [plain];
  return withoutComponents(plain);
}

function quotedTitle(values: string): string {
  return /\b(?:title|text|label)="([^"]*)"/.exec(values)?.[1] ?? '';
}

/** A component stands for what it holds; its title, if it has one, for a heading of its own. */
function withoutComponents(line: string): string[] {
  const alone =
    line.trim().startsWith('<') && line.trim().endsWith('>') && line.trim().replace(component, '') === '';
  const plain = line.replace(component, (_, _name: string, attributes: string) => {
    const title = titleOfComponent.exec(attributes);
    const words = title?.[1] ?? title?.[2] ?? title?.[3];
    return words === undefined ? '' : `\n\n**${words}**\n\n`;
  });
  if (plain === line) return [line];
  return alone ? ['', ...plain.trim().split('\n'), ''] : plain.split('\n');
}
