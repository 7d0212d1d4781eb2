// How one environment is deployed, as the reusable workflows need to know it before any job starts. Values only.

/** Who brings a written version to life: the controller by itself, a person in Argo CD, or a person who merges. */
export type SyncMode = 'auto' | 'manual' | 'pull-request';

/** The `deploy` section of an environment, and what follows from the sections beside it. */
export interface DeploySettings {
  readonly name: string;
  readonly sync: SyncMode;
  /** GitHub environment whose reviewers approve first; undefined: nobody is asked. */
  readonly approval: string | undefined;
  /** True: the image that the environment before it runs is written, not the one that this run built. */
  readonly promote: boolean;
  readonly rollback: boolean;
  readonly wait: boolean;
  /** Lines of bump-manifest's `path`, with `{environment}` and `{service}` filled. */
  readonly paths: readonly string[];
  /** Lines of bump-manifest's `field`, filled too. */
  readonly fields: readonly string[];
  /** Where the config file sends this environment's secrets, and which input says so. */
  readonly destinations: readonly Destination[];
}

/** A place that a secret goes to: a host, or a repository `owner/name` on the runner's server. */
export interface Destination {
  readonly place: string;
  /** `environments.staging.smoke-test.url`, for the error. */
  readonly where: string;
}

/** What the config file says of the service as a whole. */
export interface Deployments {
  readonly service: string | undefined;
  /** In the order of the file, which is the order in which they are deployed. */
  readonly environments: readonly DeploySettings[];
}
