// A manifests repository with a history of our own making: bumps as bump-manifest words them, other commits, merges and notes, each at
// its own time. Made in one go by git's fast-import.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { writeMessage } from '../../src/bump-manifest/history/commit-message.ts';
import type { ShipRecord } from '../../src/bump-manifest/history/ship-record.ts';
import { orThrow } from '../../src/domain/action-error.ts';
import type { RecordedDeployment } from '../../src/ship/history/deployment.ts';
import { type Cleanup, temporaryFolder } from './folder.ts';

/** One bump, promotion or roll-back. */
export interface Shipped {
  readonly at: string;
  readonly tag: string;
  readonly previous?: string | undefined;
  readonly service?: string;
  readonly environment?: string;
  /** When the source commit was made; the record has no such date without it. */
  readonly sourceAt?: string;
  readonly sourceCommit?: string;
  readonly rollback?: boolean;
  readonly run?: number;
  readonly approvedBy?: readonly string[];
  /** What the commit does to the file; default: it writes the image there. */
  readonly body?: string;
  /** The text of a git note on it. */
  readonly note?: string;
  /** Marks of parents; default: the commit before. */
  readonly parents?: readonly number[];
  /** Written below the message, as a squash merge does. */
  readonly postscript?: string;
}

/** A commit that is no record. */
export interface Plain {
  readonly at: string;
  readonly message: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly parents?: readonly number[];
}

export const imageOf = (service: string, tag: string): string => `registry.example/shop/${service}:${tag}`;
export const fileOf = (service: string, environment: string): string => `${environment}/${service}/deployment.yaml`;

/** The manifest of a service. */
export const manifestOf = (service: string, image: string): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${service}
spec:
  template:
    spec:
      containers:
        - name: ${service}
          image: ${image}
`;

/** A deployment as it is read, with what is given. */
export const deployment = (given: Partial<RecordedDeployment>): RecordedDeployment => ({
  commit: 'c',
  landed: 'c',
  at: 0,
  service: 's',
  environment: 'e',
  image: 's:1',
  previous: '',
  isRollback: false,
  sourceRepository: undefined,
  sourceCommit: undefined,
  sourceAt: undefined,
  run: undefined,
  actor: undefined,
  approvedBy: undefined,
  files: [],
  verdicts: [],
  ...given,
});

/** Collects commits; `make` writes the repository and returns its folder. */
export function startHistory() {
  const pieces: string[] = [];
  const notes: { at: string; mark: number; note: string }[] = [];
  let mark = 0;
  let tip: number | undefined;

  const commit = (
    at: string,
    message: string,
    files: Readonly<Record<string, string>>,
    parents?: readonly number[],
  ) => {
    const [from, ...others] = parents ?? (tip === undefined ? [] : [tip]);
    mark += 1;
    pieces.push(
      `commit refs/heads/main\nmark :${mark}\ncommitter ship <ship@example.org> ${Date.parse(at) / 1000} +0000\n`,
      data(message),
      from === undefined ? '' : `from :${from}\n`,
      ...others.map((other) => `merge :${other}\n`),
      ...Object.entries(files).map(([file, text]) => `M 100644 inline ${file}\n${data(text)}`),
      '\n',
    );
    tip = mark;
    return mark;
  };

  return {
    /** The mark of the last commit. */
    tip: () => tip ?? 0,
    ship: (shipped: Shipped): number => {
      const { service = 'checkout-service', environment = 'production', tag, at, body, note } = shipped;
      const image = imageOf(service, tag);
      const files = { [fileOf(service, environment)]: body ?? manifestOf(service, image) };
      const made = commit(at, `${messageOf(shipped)}${shipped.postscript ?? ''}`, files, shipped.parents);
      if (note !== undefined) notes.push({ at, mark: made, note });
      return made;
    },
    write: ({ at, message, files = {}, parents }: Plain): number => commit(at, message, files, parents),
    make: (cleanup: Cleanup): string => {
      const folder = path.join(temporaryFolder(cleanup), 'manifests.git');
      execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder]);
      const noted = notes.map(
        ({ at, mark: on, note }) =>
          `commit refs/notes/ship\ncommitter ship <ship@example.org> ${Date.parse(at) / 1000} +0000\n${data('note')}N inline :${on}\n${data(note)}\n`,
      );
      execFileSync('git', ['--git-dir', folder, 'fast-import', '--quiet', '--done'], {
        input: [...pieces, ...noted, 'done\n'].join(''),
        stdio: ['pipe', 'ignore', 'inherit'],
      });
      return folder;
    },
  };
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

function messageOf(shipped: Shipped): string {
  const { service = 'checkout-service', environment = 'production', tag, previous, rollback = false } = shipped;
  const sourceCommit =
    shipped.sourceCommit ?? Buffer.from(`${service} ${tag}`).toString('hex').padEnd(40, '0').slice(0, 40);
  const record: ShipRecord = {
    service,
    environment,
    images: [imageOf(service, tag)],
    previousImages: previous === undefined ? [] : [imageOf(service, previous)],
    sourceRepository: `shop/${service}`,
    sourceCommit,
    run: `https://github.com/shop/${service}/actions/runs/${shipped.run ?? 1}/attempts/1`,
    actor: 'ada',
    approvedBy: shipped.approvedBy,
    rollback,
    files: [fileOf(service, environment)],
  };
  const source = { sha: sourceCommit, author: undefined, date: shipped.sourceAt, subject: 'feat: x', body: undefined };
  return orThrow(
    writeMessage(record, rollback ? 'rollback' : 'bump', { ...source, repositoryUrl: undefined }, undefined),
  );
}

/** Four weeks of one service, of which every figure is known: see test/ship/history/compile.test.ts. */
export function knownHistory() {
  const history = startHistory();
  const verdict = (word: string, at: string): string => `Ship-Verdict: ${word}\nShip-Recorded-At: ${at}\n`;
  history.ship({ at: '2025-12-20T10:00:00Z', tag: 'v0', sourceAt: '2025-12-20T09:00:00Z' });
  history.ship({
    at: '2026-01-05T10:00:00Z',
    tag: 'v1',
    previous: 'v0',
    sourceAt: '2026-01-05T08:00:00Z',
    approvedBy: ['grace', 'linus'],
    run: 101,
    note: verdict('pass', '2026-01-05T10:10:00Z'),
  });
  history.ship({
    at: '2026-01-08T12:00:00Z',
    tag: 'v2',
    previous: 'v1',
    sourceAt: '2026-01-07T12:00:00Z',
    run: 102,
    note: `${verdict('fail', '2026-01-08T12:08:00Z')}Ship-Reason: version_mismatch\n`,
  });
  history.ship({
    at: '2026-01-08T12:20:00Z',
    tag: 'v1',
    previous: 'v2',
    rollback: true,
    run: 102,
    note: verdict('pass', '2026-01-08T12:30:00Z'),
  });
  history.ship({
    at: '2026-01-12T09:00:00Z',
    tag: 'v3',
    previous: 'v1',
    sourceAt: '2026-01-12T06:00:00Z',
    run: 103,
    note: verdict('pass', '2026-01-12T09:06:00Z'),
  });
  const byHand = {
    [fileOf('checkout-service', 'production')]: manifestOf('checkout-service', imageOf('checkout-service', 'v3-hand')),
  };
  history.write({ at: '2026-01-15T09:00:00Z', message: 'a quick fix by hand', files: byHand });
  history.ship({
    at: '2026-01-20T12:00:00Z',
    tag: 'v4',
    environment: 'staging',
    sourceAt: '2026-01-20T11:00:00Z',
    run: 104,
  });
  history.ship({ at: '2026-01-20T15:00:00Z', tag: 'v4', previous: 'v3-hand', run: 104 });
  history.ship({
    at: '2026-01-26T10:00:00Z',
    tag: 'v5',
    previous: 'v4',
    sourceAt: '2026-01-26T04:00:00Z',
    run: 105,
    note: verdict('fail', '2026-01-26T10:09:00Z'),
  });
  return history;
}
