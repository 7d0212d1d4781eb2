// Prints to the step's log: lines, groups, annotations, masks. Redacts every masked value from whatever it prints.

import { randomUUID } from 'node:crypto';
import * as core from '@actions/core';
import type { AnnotationPlace, Log } from '../domain/log.ts';

/** The log of this process. */
export function createLog(): Log {
  const secrets = new Set<string>();
  let told = false;
  const redact = (text: string): string => {
    let clean = text;
    for (const secret of secrets) clean = clean.replaceAll(secret, '***');
    return clean;
  };
  return {
    info: (line) => core.info(disarm(redact(line))),
    debug: (line) => core.debug(redact(line)),
    notice: (message, place) => core.notice(redact(message), properties(place)),
    warning: (message, place) => core.warning(redact(message), properties(place)),
    error: (message, place) => core.error(redact(message), properties(place)),
    group: (title, output) => printGroup(oneLine(redact(title)), redact(output)),
    mask: (secret) => {
      if (secret !== '' && !isHideable(secret) && !told) {
        told = true;
        core.warning('A secret is shorter than 4 characters, or a word such as "true". It is not masked.');
      }
      for (const part of maskedParts(secret)) {
        if (!secrets.has(part)) core.setSecret(part);
        secrets.add(part);
      }
    },
    redact,
  };
}

/** The whole and, for a multi-line secret, each line: the runner masks line by line. */
function maskedParts(secret: string): string[] {
  const rows = secret.split(/\r?\n/).map((row) => row.trim());
  return [secret, ...(rows.length > 1 ? rows : [])].filter(isHideable);
}

/** False for what stands in digests, verdicts and every other line: hiding it would hide nothing and garble all of them. */
const isHideable = (text: string): boolean => text.length >= 4 && !/^(?:true|false|null|none)$/i.test(text);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/**
 * Foreign text must not be read as a workflow command: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * The runner takes `::` at the start of a line only, but its older `##[` anywhere in it.
 */
const disarm = (text: string): string => text.replace(/^(\s*)::/gm, '$1> ::').replaceAll('##[', '# #[');

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
