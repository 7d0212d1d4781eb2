// What a step tells, in the order in which data passes. The map of this room: told (the plain values) ← settlement
// (judges what ../inputs.ts read, each optional input eased) ← stamps, doors and entries (the single rules). Values only.

import type { Problem } from '../../domain/action-error.ts';
import type { Event, Link, Sync } from '../deployment.ts';

/** A value as it was read, or its default and what is wrong with what was given: what that means depends on the event. */
export interface Eased<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** Inputs that are taken as they were read. */
interface Plain {
  readonly service: string;
  readonly environment: string | undefined;
  readonly 'dry-run': boolean;
  readonly event: Event;
  readonly 'webhook-url': string | undefined;
  readonly token: string | undefined;
  readonly 'github-token': string | undefined;
  readonly 'pagerduty-routing-key': string | undefined;
}

/** Optional inputs of one value or of lines. */
interface Simple {
  readonly sync: Sync;
  readonly 'serving-version': string | undefined;
  readonly explanation: string | undefined;
  readonly channel: readonly string[];
  readonly version: string | undefined;
  readonly 'source-commit': string | undefined;
  readonly 'previous-version': string | undefined;
  readonly image: string | undefined;
  readonly url: string | undefined;
  readonly 'argocd-url': string | undefined;
  readonly changes: readonly string[];
  readonly paths: readonly string[];
  readonly reason: string | undefined;
  readonly 'duration-seconds': number | undefined;
  readonly 'deployed-by': string | undefined;
  readonly 'approved-by': string | undefined;
  readonly 'approval-environment': string | undefined;
  readonly 'pull-request-url': string | undefined;
  readonly 'compare-url': string | undefined;
  readonly 'rollback-url': string | undefined;
  readonly 'thread-ts': readonly string[];
  readonly 'update-ts': readonly string[];
  readonly mention: readonly string[];
  readonly events: readonly string[];
  readonly environments: readonly string[];
  readonly buttons: boolean;
  readonly 'fail-on-error': boolean;
  readonly 'api-url': string;
  readonly 'pagerduty-url': string;
  readonly 'timeout-seconds': number;
}

/** Maps whose entries are judged one by one. */
interface Maps<Metrics, Users, Links, Pictures> {
  readonly metrics: Metrics;
  readonly users: Users;
  readonly links: Links;
  readonly 'pagerduty-images': Pictures;
}

type Entries = Readonly<Record<string, unknown>>;
type EasedAll<T> = { readonly [K in keyof T]: Eased<T[K]> };

/** The inputs as they were read. */
export type Given = Plain & EasedAll<Simple> & EasedAll<Maps<Entries, Entries, Entries, Entries>>;

/** The inputs as the message is made of them: whatever is wrong has been left out. */
export type Told = Plain &
  Simple &
  Maps<
    readonly (readonly [name: string, value: string])[],
    /** Lower-case login → member id. */
    ReadonlyMap<string, string>,
    readonly Link[],
    readonly Link[]
  >;
