// A log that remembers what was said to it, for tests.

import type { Log } from '../../../src/domain/log.ts';

/** What was said. */
export interface Recording {
  readonly log: Log;
  readonly lines: string[];
  readonly masks: string[];
  readonly groups: { title: string; output: string }[];
  readonly annotations: { level: string; message: string; file: string | undefined }[];
}

/** A silent log that keeps everything. */
export function recordingLog(): Recording {
  const recording: Omit<Recording, 'log'> = { lines: [], masks: [], groups: [], annotations: [] };
  const annotate =
    (level: string): Log['error'] =>
    (message, place) =>
      void recording.annotations.push({ level, message, file: place?.file });
  const log: Log = {
    info: (line) => void recording.lines.push(line),
    debug: () => undefined,
    notice: annotate('notice'),
    warning: annotate('warning'),
    error: annotate('error'),
    group: (title, output) => void recording.groups.push({ title, output }),
    mask: (secret) => void recording.masks.push(secret),
    redact: (text) => text,
  };
  return { log, ...recording };
}
