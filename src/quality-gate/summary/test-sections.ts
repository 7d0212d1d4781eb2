// The parts of the job summary about tests: the counts, the flaky ones, and the failed ones with message and place. Pure.

import { codeBlock, escapeForeign } from '../../domain/text/markdown.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import { plainText } from '../plain-text.ts';
import { failureMessage } from '../publishing/failure-message.ts';
import { findPlace } from '../publishing/source-places.ts';
import { counted } from '../reason.ts';
import type { Names, QualityVerdict, TestFailure } from '../verdict/verdict.ts';

const shownFailures = 100;
const budgetBytes = 500_000;

/** The counts in a line, and the names of flaky tests. */
export function testLine({ tests, flakyNames }: QualityVerdict): string {
  if (tests === undefined) return '';
  const passed = tests.tests - tests.failed - tests.skipped;
  const line = `**${counted(tests.tests, 'test')}**: ${passed} passed, ${tests.failed} failed, ${tests.skipped} skipped, ${tests.flaky} flaky`;
  if (flakyNames.length === 0) return line;
  const shown = flakyNames.slice(0, 20).map((name) => escapeForeign(plainText(name, 200)));
  const more = tests.flaky - shown.length;
  return `${line}\n\nFlaky: ${shown.join('; ')}${phrase(more > 0, () => ` and ${more} more`)}`;
}

/** The failed tests, as many as fit. */
export function failureSection({ failures, tests }: QualityVerdict, names: Names): string {
  if (failures.length === 0) return '';
  const parts = ['### Failed tests'];
  let size = 0;
  for (const failure of failures.slice(0, shownFailures)) {
    const part = failurePart(failure, names);
    size += Buffer.byteLength(part);
    if (size > budgetBytes) break;
    parts.push(part);
  }
  const more = (tests?.failed ?? failures.length) - (parts.length - 1);
  return present([...parts, more > 0 && `and ${more} more failed tests`]).join('\n\n');
}

function failurePart(failure: TestFailure, names: Names): string {
  const title = `${escapeForeign(plainText(failure.name, 300))}${phrase(!failure.required, ' (not required)')}`;
  const place = findPlace(failure, names);
  const line = phrase(place?.line, (line) => `:${line}`);
  const at = phrase(place, (place) => `<br>${escapeForeign(`${place.file}${line}`)}`);
  const [first = ''] = failureMessage(failure, 600).split('\n', 1);
  const head = `<b>${title}</b>${at}<br>${escapeForeign(first)}`;

  const text = plainText(failure.text.trim() || failure.message.trim(), 4000);
  if (text === '') return head;
  return `<details><summary>${head}</summary>\n\n${codeBlock(text)}\n\n</details>`;
}
