// Looks for a version where `version-at` does not point: in the headers and in the whole document. Only suggests a place.

import type { ProbeAnswer } from '../../domain/probe.ts';
import { phrase } from '../../domain/text/optional.ts';
import { isSameVersion } from '../../domain/version.ts';
import { WrittenNumber, writtenText } from '../json/document.ts';

/** Where the version stands, as `version-at` would say it, and its text. */
export interface OtherPlace {
  readonly place: string;
  readonly value: string;
}

const mostNodes = 5000;
const mostKeys = 12;

/** The first place of an answer that holds one of the expected versions; undefined when there is none. */
export function findElsewhere(
  expected: readonly string[],
  answer: ProbeAnswer,
  document: unknown,
): OtherPlace | undefined {
  const isExpected = (text: string): boolean => expected.some((each) => isSameVersion(each, text));

  for (const [place, value] of walk(document)) {
    const text = writtenText(value);
    if (text !== undefined && isExpected(text)) return { place: `json:${place}`, value: text };
  }
  const header = Object.entries(answer.headers).find(([, value]) => isExpected(value));
  return header && { place: `header:${header[0]}`, value: header[1] };
}

type Place = readonly [place: string, value: unknown];

/** Breadth first, so that the shortest place is found first; as far as `mostNodes`. */
function* walk(document: unknown): Generator<Place> {
  const queue: Place[] = [['$', document]];
  for (let index = 0; index < queue.length; index++) {
    const [place, value] = queue[index] as Place;
    yield [place, value];
    for (const child of childrenOf(place, value)) {
      if (queue.length >= mostNodes) break;
      queue.push(child);
    }
  }
}

/** One by one: a list may be longer than anybody would walk. */
function* childrenOf(place: string, value: unknown): Generator<Place> {
  if (typeof value !== 'object' || value === null || value instanceof WrittenNumber) return;
  const isList = Array.isArray(value);
  for (const key in value) yield [`${place}${segmentOf(key, isList)}`, (value as Record<string, unknown>)[key]];
}

/** An index or a key as RFC 9535 writes it. */
const segmentOf = (key: string, isIndex: boolean): string => {
  if (isIndex) return `[${key}]`;
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) return `.${key}`;
  return `[${JSON.stringify(key)}]`;
};

/** The keys at the top of a document, as many as a person reads. */
export function keysOf(document: unknown): string {
  if (typeof document !== 'object' || document === null) return 'the document is a single value';
  if (Array.isArray(document)) return `the document is a list of ${document.length}`;
  const keys = Object.keys(document);
  if (keys.length === 0) return 'the document is empty';
  const more = phrase(keys.length > mostKeys, ' and more');
  return `there are: ${keys.slice(0, mostKeys).join(', ')}${more}`;
}
