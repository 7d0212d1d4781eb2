// Notices that a cache answered in place of the service, and says so once. Changes no verdict.

import type { Log } from '../../domain/log.ts';
import { answerIn, type Fault, type ProbeAnswer } from '../../domain/probe.ts';
import { optional } from '../../domain/text/optional.ts';

/** How an answer says that it comes from a cache; undefined when it does not. https://www.rfc-editor.org/rfc/rfc9111#field.age */
export function findCache({ headers }: ProbeAnswer): string | undefined {
  const age = headers['age']?.slice(0, 20);
  if (age !== undefined && /^[1-9]\d*$/.test(age.trim())) return `age: ${age}`;
  const hit = ['x-cache', 'cf-cache-status', 'x-cache-status'].find((name) =>
    /\bhit\b/i.test(headers[name]?.slice(0, 200) ?? ''),
  );
  return hit && `${hit}: ${headers[hit]?.slice(0, 50)}`;
}

/** Warns of the first answer that comes from a cache. */
export function createCacheWatch(log: Log): (outcome: ProbeAnswer | Fault) => void {
  let told = false;
  return (outcome) => {
    if (told) return;
    const found = optional(answerIn(outcome), findCache);
    if (found === undefined) return;
    told = true;
    log.warning(
      `A cache answered (${found}), though each probe asks for a fresh answer: it proves less than the service itself would. Take the version's path out of the cache, or probe the origin.`,
      { title: 'Smoke test' },
    );
  };
}
