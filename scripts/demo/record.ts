// What a run of the demo remembers: for the closing page, for run.json, and for the tests that compare both with the world. Holds no secret.

/** One step of the chain as it went. */
export interface StageRecord {
  /** The action, e.g. `quality-gate`. */
  readonly action: string;
  /** What it did here, in a few words. */
  readonly title: string;
  readonly exitCode: number;
  /** The colour that the story wanted, and got. */
  readonly expected: 'green' | 'red';
  /** Seconds since the start of the demo. */
  readonly began: number;
  readonly seconds: number;
  /** The job summary, in Markdown. */
  readonly summary: string;
  /** The sentences of its errors. */
  readonly errors: readonly string[];
}

/** One message as Slack got it. */
export interface MessageRecord {
  readonly at: number;
  readonly event: string;
  readonly payload: unknown;
}

/** Which version answered, and when, in seconds since the start of the demo. */
export interface Sample {
  readonly at: number;
  /** Undefined: nothing answered. */
  readonly version: string | undefined;
}

/** The versions that answered in one environment over a time. */
export interface Answers {
  readonly title: string;
  readonly samples: readonly Sample[];
  readonly marks: readonly { readonly at: number; readonly text: string }[];
}

/** Rows that a story found out, with a header. */
export interface TableRecord {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A count that grew, for each of several who were watched. */
export interface Growth {
  readonly title: string;
  readonly most: number;
  readonly curves: readonly {
    readonly name: string;
    /** Seconds since its own start. */
    readonly points: readonly { readonly at: number; readonly count: number }[];
  }[];
}

/** Everything that a run leaves to read. */
export interface RunRecord {
  readonly story: string;
  readonly title: string;
  /** ISO 8601. */
  readonly began: string;
  seconds: number;
  /** The message of the commit that was shipped. */
  change: string;
  /** One sentence of what was shown. */
  conclusion: string;
  /** What a reader sees first: a few measured values, by name. */
  readonly numbers: Record<string, string>;
  readonly stages: StageRecord[];
  readonly diffs: { readonly title: string; readonly text: string }[];
  readonly messages: MessageRecord[];
  readonly answers: Answers[];
  readonly growths: Growth[];
  readonly tables: TableRecord[];
  filesTitle: string;
  readonly files: { readonly name: string; readonly text: string }[];
  /** What the story measured, by name. */
  readonly facts: Record<string, unknown>;
}

/** An empty record of a run that begins now. */
export const beginRecord = (story: string, title: string): RunRecord => ({
  story,
  title,
  began: new Date().toISOString(),
  seconds: 0,
  change: '',
  conclusion: '',
  numbers: {},
  stages: [],
  diffs: [],
  messages: [],
  answers: [],
  growths: [],
  tables: [],
  filesTitle: 'The workflow that did it',
  files: [],
  facts: {},
});
