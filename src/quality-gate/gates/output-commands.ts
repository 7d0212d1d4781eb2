// Takes the workflow commands out of a gate's output: what helps is passed on, nothing else is obeyed. Prints nothing itself.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

import type { AnnotationPlace } from '../../domain/log.ts';

/** An annotation that a tool in a gate asked for, as linters do. */
export interface ToolAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly place: AnnotationPlace & { readonly file: string };
}

/** What becomes of a line. */
export interface ReadLine {
  /** The line to print; undefined for one that would show a secret. */
  readonly line: string | undefined;
  readonly mask?: string | undefined;
  readonly annotation?: ToolAnnotation | undefined;
}

const longestLine = 8192;

/** Reads one line of a gate's output, without its line break. */
export function readOutputLine(line: string): ReadLine {
  const start = line.search(/[^\s\u0085]/);
  if (start < 0 || !line.startsWith('::', start) || line.length > longestLine) return { line };
  const text = line.slice(start);
  const end = text.indexOf('::', 2);
  if (end < 0) return { line };

  const head = text.slice(2, end);
  const [name = ''] = head.split(' ', 1);
  const command = name.toLowerCase();
  const value = text.slice(end + 2);
  if (command === 'add-mask') return { line: undefined, mask: unescapeData(value).trim() };
  if (command !== 'error' && command !== 'warning' && command !== 'notice') return { line };
  return { line, annotation: annotationOf(command, head.slice(name.length + 1), value) };
}

/** Undefined without a file: a bare `::error::` could speak in our name. */
function annotationOf(level: ToolAnnotation['level'], properties: string, value: string): ToolAnnotation | undefined {
  const given = new Map(
    properties.split(',').map((each): [string, string] => {
      const equals = each.indexOf('=');
      return [each.slice(0, Math.max(0, equals)).trim(), unescapeProperty(each.slice(equals + 1).trim())];
    }),
  );
  const file = given.get('file') ?? '';
  const message = unescapeData(value).trim();
  if (file === '' || message === '') return undefined;
  const startLine = lineOf(given.get('line'));
  const place = { title: given.get('title'), file, startLine, endLine: lineOf(given.get('endLine')) };
  return { level, message, place };
}

const lineOf = (text: string | undefined): number | undefined => {
  const line = Number(text ?? '');
  if (Number.isInteger(line) && line > 0) return line;
  return undefined;
};

const unescapeData = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

const unescapeProperty = (text: string): string =>
  text
    .replaceAll('%0D', ' ')
    .replaceAll('%0A', ' ')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
