// Says in words what a code word of another action means. A reason that is none stays as it is. Pure.

import type { Told } from '../inputs/told.ts';

/** The output `reason` of smoke-test, and code words of the other actions, as a person says them. */
const words = new Map(
  Object.entries({
    version_mismatch: 'The new version did not answer in time: another one still did.',
    version_unstable: 'Old and new versions answered side by side until the time was up.',
    version_changed: 'The new version answered, and another one took its place during the checks.',
    unreachable: 'The service could not be reached.',
    timeout: 'The service gave no answer in time.',
    tls: 'No secure connection to the service could be made: its certificate or TLS is at fault.',
    assertion: 'A check of the smoke test failed.',
    bad_status: 'The service answered with an error status.',
    not_json: 'The service answered, but not in JSON.',
    body_too_large: 'An answer of the service was too large to read.',
    request_invalid: 'A request of the smoke test could not be sent.',
    argocd_unreachable: 'Argo CD could not be asked.',
    argocd_not_synced: 'Argo CD did not sync the new version in time.',
    argocd_not_healthy: 'Argo CD synced the new version, and it did not become healthy.',
    superseded: 'A newer run of the same service and environment took its place.',
  }),
);

/** The reason in words; a code word at its head is replaced, what follows stays. */
export function reasonWords(reason: string | undefined): string | undefined {
  const [, head = '', rest = ''] = /^([a-z_]{3,40})(?:$|[;:,]\s*|\s+)(|\S[\s\S]*)$/.exec((reason ?? '').trim()) ?? [];
  const told = words.get(head);
  if (told === undefined) return reason;
  if (rest === '') return told;
  return `${told} ${rest[0]?.toUpperCase()}${rest.slice(1)}`;
}

/** True when a newer run, or a roll-back that holds, took the place of this one. */
export const isSuperseded = ({ event, reason }: Pick<Told, 'event' | 'reason'>): boolean =>
  event === 'cancelled' && /\bsuperseded\b/i.test((reason ?? '').slice(0, 500));
