// Reads a report that is one JSON document, and looks into it without trusting it. Never holds more than V8 can.

import { type JsonRecord, listOf } from '../../domain/json-value.ts';
import { ReportFault, type ReportParser } from './report-fault.ts';

/** V8's longest string is a little longer than this. */
const longest = 512 * 1024 * 1024 - 64;

/** A parser that gathers the text and gives the document to `read`. Throws ReportFault for what is not JSON. */
export function jsonParser<T>(read: (document: unknown) => T): ReportParser<T> {
  const pieces: string[] = [];
  let length = 0;
  return {
    write: (text) => {
      length += text.length;
      if (length > longest)
        throw new ReportFault('unreadable', 'is JSON of more than 512 MB, too large to read: write lcov, or split it');
      pieces.push(text);
    },
    end: () => read(parseJson(pieces)),
  };
}

function parseJson(pieces: string[]): unknown {
  const text = pieces.join('');
  pieces.length = 0;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ReportFault('unreadable', `is not valid JSON: ${cause.message.slice(0, 200)}`);
  }
}

/** The value as an object; undefined for anything else. */
export const recordIn = (value: unknown): JsonRecord | undefined => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonRecord;
  return undefined;
};

/** The objects in a list. */
export const recordsIn = (value: unknown): JsonRecord[] =>
  listOf(value)
    .map(recordIn)
    .filter((each) => each !== undefined);

/** The value as a text; empty for anything else. */
export const textIn = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return '';
};

/** The texts in a list. */
export const textsIn = (value: unknown): string[] => listOf(value).filter((each) => typeof each === 'string');

/** The number in a text that is one; any other value as it is. */
export function unquoted(value: unknown): unknown {
  if (typeof value === 'string' && value.trim() !== '') return Number(value);
  return value;
}

/** The value as a number; undefined for anything else. Numbers in quotes count. */
export function numberIn(value: unknown): number | undefined {
  const number = unquoted(value);
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  return undefined;
}

/** A whole number that counts something; throws ReportFault for anything else. */
export function countIn(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new ReportFault('unreadable', `has no count at ${where.slice(0, 200)}`);
}

/** A list that must be there, and the objects in it; throws ReportFault when it is something else. */
export const demandRecords = (value: unknown, where: string): JsonRecord[] => recordsIn(demandList(value, where));

/** A list that must be there; throws ReportFault when it is something else. */
export function demandList(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const shown = value === undefined ? 'missing' : JSON.stringify(value).slice(0, 40);
  throw new ReportFault('unreadable', `says nothing: \`${where}\` is ${shown}, not a list`);
}
