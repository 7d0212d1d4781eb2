// The door to Argo CD's API: the state of one application, and when a revision was committed. Reads only; never syncs.
// https://argo-cd.readthedocs.io/en/stable/developer-guide/api-docs/

import type { Answer, Fault, Prober } from '../domain/probe.ts';
import type { SyncState } from '../domain/sync.ts';

/** Which application, and how to reach it. */
export interface ArgoCdPlace {
  /** Root of the server. */
  readonly server: URL;
  readonly token: string;
  /** `name`, or `namespace/name` for an application outside Argo CD's own namespace. */
  readonly app: string;
}

/** How one question is bounded. */
export interface Bounds {
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
}

/** The server refuses: a wrong token, no permission, or no such application (which it does not tell apart). */
export interface Denial {
  readonly kind: 'denied';
  readonly status: number;
}

/** A connection to one application. */
export interface ArgoCd {
  /** `refresh` lets Argo CD look at the repository now instead of at its next poll. */
  fetchState(refresh: boolean, bounds: Bounds): Promise<SyncState | Fault | Denial>;
  /** When a revision was committed, in milliseconds since 1970; undefined when Argo CD does not know. */
  findRevisionDate(revision: string, bounds: Bounds): Promise<number | undefined>;
}

/** Connects to an application. Touches the network only in calls. */
export function connectArgoCd(send: Prober, { server, token, app }: ArgoCdPlace): ArgoCd {
  const [namespace, name] = app.includes('/') ? app.split('/') : [undefined, app];
  const ask = async (below: string, query: Record<string, string>, bounds: Bounds): Promise<Answer | Fault> => {
    const path = `${server.pathname.replace(/\/$/, '')}/api/v1/applications/${encodeURIComponent(name ?? '')}${below}`;
    const url = new URL(path, server.origin);
    const scope = namespace === undefined ? query : { ...query, appNamespace: namespace };
    url.search = new URLSearchParams(scope).toString();
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    return await send({ method: 'GET', url, headers, followRedirects: false, ...bounds });
  };
  return {
    fetchState: async (refresh, bounds) => readState(await ask('', refresh ? { refresh: 'normal' } : {}, bounds)),
    findRevisionDate: async (revision, bounds) => {
      const outcome = await ask(`/revisions/${encodeURIComponent(revision)}/metadata`, {}, bounds);
      if (outcome.kind === 'fault' || outcome.status !== 200) return undefined;
      const date = Date.parse(String(record(parse(outcome.body))['date']));
      return Number.isNaN(date) ? undefined : date;
    },
  };
}

function readState(outcome: Answer | Fault): SyncState | Fault | Denial {
  if (outcome.kind === 'fault') return outcome;
  if ([401, 403, 404].includes(outcome.status)) return { kind: 'denied', status: outcome.status };
  const status = record(record(parse(outcome.body))['status']);
  if (outcome.status !== 200 || Object.keys(status).length === 0) {
    const what = `Argo CD answered ${outcome.status} without the status of an application`;
    return { kind: 'fault', reason: 'unreachable', what, milliseconds: outcome.milliseconds };
  }
  const [sync, health, operation] = ['sync', 'health', 'operationState'].map((name) => record(status[name]));
  const failed = operation?.['phase'] === 'Failed' || operation?.['phase'] === 'Error';
  const history = Array.isArray(status['history']) ? status['history'] : [];
  return {
    status: text(sync?.['status']) ?? 'Unknown',
    revisions: revisionsOf(record(sync)),
    history: history.flatMap((entry) => revisionsOf(record(entry))),
    health: text(health?.['status']) ?? 'Unknown',
    message: (failed ? text(operation?.['message']) : undefined) ?? text(health?.['message']) ?? '',
  };
}

/** One source has a `revision`, several have `revisions`. */
function revisionsOf(value: Readonly<Record<string, unknown>>): string[] {
  const several = value['revisions'];
  const all = Array.isArray(several) && several.length > 0 ? several : [value['revision']];
  return all.filter((each) => typeof each === 'string' && each !== '');
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
