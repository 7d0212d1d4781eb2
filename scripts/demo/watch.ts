// Asks an environment again and again which version answers, each time on a connection of its own, as a user who comes anew.
// Judges nothing.

import http from 'node:http';
import type { Sample } from './record.ts';
import type { Timeline } from './terminal.ts';

/** Somebody who keeps looking. */
export interface Watcher {
  readonly samples: readonly Sample[];
  stop(): Promise<readonly Sample[]>;
}

/** Starts to look at `<url>/health`. */
export function watch(url: string, timeline: Timeline): Watcher {
  const samples: Sample[] = [];
  let open = true;
  const looking = (async () => {
    while (open) {
      const at = timeline.seconds();
      samples.push({ at, version: await versionAt(url) });
      await new Promise((done) => setTimeout(done, 100));
    }
  })();
  return {
    samples,
    stop: async () => {
      open = false;
      await looking;
      return samples;
    },
  };
}

/** The version that answers now; undefined when none does. */
export async function versionAt(url: string): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const request = http.get(`${url}/health`, { agent: false, timeout: 2000 }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('error', () => resolve(undefined)).on('end', () => resolve(versionIn(body)));
    });
    request.on('timeout', () => request.destroy()).on('error', () => resolve(undefined));
  });
}

const versionIn = (body: string): string | undefined => /"version":\s*"([^"]+)"/.exec(body)?.[1];
