// Prints to the step's log: lines, groups, annotations, masks. Redacts every masked value from whatever it prints.

import { randomUUID } from 'node:crypto';
import * as core from '@actions/core';
import type { AnnotationPlace, Log } from '../domain/log.ts';
import { createHider } from '../domain/text/hiding.ts';
import { cutText, withoutBidirectional } from '../domain/text/markdown.ts';

/** The log of this process. */
export function createLog(): Log {
  const hider = createHider();
  const { redact } = hider;
  let told = false;
  const mask = (secret: string): void => {
    if (secret !== '' && !isHideable(secret) && !told) {
      told = true;
      core.warning('A secret is shorter than 4 characters, or a word such as "true". It is not masked.');
    }
    for (const part of maskedParts(secret)) {
      if (hider.hide(part)) core.setSecret(part);
    }
  };

  const annotation = (message: string): string =>
    cutText(withoutBidirectional(redact(message)), mostAnnotationCharacters);
  return {
    info: (line) => core.info(disarm(withoutBidirectional(redact(line)))),
    debug: (line) => core.debug(redact(line)),
    notice: (message, place) => core.notice(annotation(message), properties(place)),
    warning: (message, place) => core.warning(annotation(message), properties(place)),
    error: (message, place) => core.error(annotation(message), properties(place)),
    group: (title, output) =>
      printGroup(oneLine(withoutBidirectional(redact(title))), withoutBidirectional(redact(output))),
    mask,
    redact,
  };
}

/** What GitHub shows of an annotation is less; the rest of a foreign page would only fill the log. */
const mostAnnotationCharacters = 16_000;

/** The whole and, for a multi-line secret, each line: the runner masks line by line. */
function maskedParts(secret: string): string[] {
  if (!secret.includes('\n')) return [secret].filter(isHideable);
  const rows = secret.split(/\r?\n/).map((row) => row.trim());
  return [secret, ...rows].filter(isHideable);
}

/** False for what stands in digests, verdicts and every other line: hiding it would hide nothing and garble all of them. */
const isHideable = (text: string): boolean => text.length >= 4 && !/^(?:true|false|null|none)$/i.test(text);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/**
 * Foreign text must not be read as a workflow command: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * The runner takes `::` at the start of a line only, but its older `##[` anywhere in it. It first drops what .NET calls white space, and that
 * is more than `\s`: https://learn.microsoft.com/en-us/dotnet/api/system.char.iswhitespace
 */
const disarm = (text: string): string =>
  text.replace(/^((?:[^\S\r\n\u2028\u2029]|\u0085)*)::/gm, '$1> ::').replaceAll('##[', '# #[');

function printGroup(title: string, output: string): void {
  core.startGroup(title);
  const token = randomUUID();
  if (output !== '') core.info(`::stop-commands::${token}\n${output.replace(/\n$/, '')}\n::${token}::`);
  core.endGroup();
}

function properties(place: AnnotationPlace | undefined): core.AnnotationProperties {
  if (place === undefined) return {};
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}
