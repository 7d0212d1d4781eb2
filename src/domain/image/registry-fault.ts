// Trouble with a registry, as a kind with the registry's own words. Names no input and quotes no credentials: rooms do the wording.

/**
 * `denied`: 401, 403 or AccessDenied, with the login that was used; `no-login`: nobody to be, and none found; `absent`: the registry says
 * that there is no such repository; `throttled`: too many calls, after a minute of trying; `unreachable`: the network or a 5xx, after several
 * tries; `proxy`: the runner's proxy said no; `unsafe`: it wants our credentials without TLS; `foreign`: something that is no registry
 * answered; `digest`: content that is not what its digest says; `refused`: any other answer; `expired`: the login is too old.
 */
export type RegistryFaultKind =
  | 'denied'
  | 'no-login'
  | 'absent'
  | 'throttled'
  | 'unreachable'
  | 'proxy'
  | 'unsafe'
  | 'foreign'
  | 'digest'
  | 'refused'
  | 'expired';

/** What was asked of whom, and what came. */
export interface RegistryFaultFacts {
  readonly kind: RegistryFaultKind;
  readonly registry: string;
  readonly repository?: string | undefined;
  /** What we were about to do. */
  readonly verb?: 'pull' | 'push' | 'log in' | 'ask' | 'create' | undefined;
  /** True when we had credentials to show. */
  readonly hasLogin?: boolean | undefined;
  readonly status?: number | undefined;
  /** The registry's own words, cut. */
  readonly detail?: string | undefined;
  /** The IAM action that was denied, e.g. `ecr:PutImage`. */
  readonly action?: string | undefined;
}

/** Trouble with a registry. The message is one plain sentence. */
export class RegistryFault extends Error {
  readonly facts: RegistryFaultFacts;

  constructor(message: string, facts: RegistryFaultFacts, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RegistryFault';
    this.facts = facts;
  }

  get kind(): RegistryFaultKind {
    return this.facts.kind;
  }
}
