// Writes the message of a bump: a conventional subject, `Ship-*` trailers, and those by which Argo CD links the source commit.
// Foreign text stays on its own line: it can neither add a trailer nor end one.

import { accepted, type Reading, refused } from '../../domain/action-error.ts';
import { findImageReference, type ImageReference } from '../../domain/image/reference.ts';
import { before } from '../../domain/text/ends.ts';
import { optional, phrase, present } from '../../domain/text/optional.ts';
import { fillTemplate } from '../../domain/text/template.ts';
import type { Fillings } from '../inputs/placeholders.ts';
import { recordTrailers, type ShipRecord } from './ship-record.ts';
import { appendTrailers, oneLine, type Trailers } from './trailers.ts';

/** The commit of the service that the image was built from, as far as it is known. */
export interface BuiltCommit {
  readonly sha: string;
  /** `Name <address>`. */
  readonly author: string | undefined;
  /** ISO 8601. */
  readonly date: string | undefined;
  readonly subject: string | undefined;
  readonly body: string | undefined;
  /** Without credentials. */
  readonly repositoryUrl: string | undefined;
}

/** Why the commit is made. */
export type Occasion = 'bump' | 'promote' | 'rollback';

/** The whole message, or what its template lacks. `template` is the input `commit-message`. */
export function writeMessage(
  record: ShipRecord,
  occasion: Occasion,
  source: BuiltCommit | undefined,
  template: string | undefined,
): Reading<string> {
  const filled = optional(template, (template) => fillMessage(template, record));
  const { value: text, problems } = filled ?? accepted(writeSubject(record, occasion));
  if (text === undefined) return refused(...problems);
  return accepted(appendTrailers(text, [...recordTrailers(record), ...sourceTrailers(source)]));
}

/** `chore(production): bump checkout-service to a7f3c92`. */
export function writeSubject(record: ShipRecord, occasion: Occasion): string {
  const scope = phrase(record.environment, (environment) => `(${oneLine(environment)})`);
  const service = oneLine(record.service);
  const version = shortImageVersion(record.images);
  if (occasion === 'rollback') return `revert${scope}: roll ${service} back to ${version}`;
  return `chore${scope}: ${occasion} ${service} to ${version}`;
}

/** What people call an image: its tag (a commit cut to seven digits), else the start of its digest. */
export function shortImageVersion(images: readonly string[]): string {
  const versions = new Set(images.map((image) => versionOf(findImageReference(image)) ?? image));
  const [version = 'no image'] = versions;
  if (versions.size > 1) return `${versions.size} images`;
  return version;
}

function versionOf(reference: ImageReference | undefined): string | undefined {
  if (reference?.tag !== undefined) {
    if (/^[0-9a-f]{40}$/.test(reference.tag)) return reference.tag.slice(0, 7);
    return reference.tag;
  }
  return reference?.digest?.slice(0, 'sha256:'.length + 12);
}

function fillMessage(template: string, record: ShipRecord): Reading<string> {
  const values: Fillings<'commit-message'> = {
    service: oneLine(record.service),
    environment: record.environment,
    image: record.images.join(', '),
    'previous-image': record.previousImages.join(', ') || undefined,
    version: shortImageVersion(record.images),
    'previous-version': optional(record.previousImages.length > 0, () => shortImageVersion(record.previousImages)),
    'source-commit': record.sourceCommit,
    run: record.run,
  };
  return fillTemplate(template, values, 'input `commit-message`');
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/source-hydrator/#commit-tracing */
function sourceTrailers(source: BuiltCommit | undefined): Trailers {
  if (source === undefined) return [];
  const name = 'Argocd-reference-commit-';
  const known: [string, string | undefined][] = [
    ['author', optional(source.author, (author) => mailAddress(author))],
    ['sha', source.sha],
    ['subject', source.subject],
    ['body', optional(source.body !== undefined && source.body !== '', () => JSON.stringify(source.body))],
    ['repourl', source.repositoryUrl],
    ['date', source.date],
  ];

  return known.flatMap(([key, value]) =>
    present([value !== undefined && oneLine(value) !== '' && [`${name}${key}`, value]]),
  );
}

/** A name with other signs than letters, digits and spaces is quoted, as RFC 5322 wants it. */
function mailAddress(author: string): string {
  const whole = oneLine(author);
  const name = before(whole, '<').trimEnd();
  const address = /^<[^<>]*>$/.exec(whole.slice(whole.indexOf('<')))?.[0];
  if (address === undefined || name === '' || /^[\p{L}\p{N} '_-]+$/u.test(name)) return whole;
  return `"${name.replace(/["\\]/g, '\\$&')}" ${address}`;
}
