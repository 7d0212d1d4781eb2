// Histories of a manifests repository as large teams leave them: a merge commit for nearly every change, branches that live for days,
// candidates that only ever stood on a branch, squashes, reverts. Made from a seed, and read back as the branch itself held it. Only for tests and benches.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** How large, and with which luck. */
export interface HistoryShape {
  readonly seed: number;
  readonly services: number;
  /** About so many commits on `main` itself. */
  readonly commits: number;
}

/** The image repository of a service. */
export const imageOf = (service: string): string => `r.io/shop/${service}`;

/** Where its manifest lies. */
export const manifestOf = (service: string): string => `production/${service}/deployment.yaml`;

const manifest = (service: string, tag: string): string =>
  `kind: Deployment\nspec: {template: {spec: {containers: [{name: app, image: "${imageOf(service)}:${tag}"}]}}}\n`;

/** A line of work: what it holds, and what it held when it last met main. */
interface Line {
  readonly ref: string;
  tags: Map<string, string>;
  base: Map<string, string>;
}

/** A bare repository `<root>/<name>` with such a history; gives its folder and its services. */
export function createMergeHistory(
  root: string,
  name: string,
  shape: HistoryShape,
): { folder: string; services: string[] } {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  execFileSync('git', ['init', '-q', '--bare', '--initial-branch=main', folder]);
  const writer = new Writer(shape);
  execFileSync('git', ['fast-import', '--quiet', '--force'], {
    cwd: folder,
    input: writer.stream(),
    maxBuffer: 1 << 30,
  });
  for (const ref of writer.branches) execFileSync('git', ['update-ref', '-d', ref], { cwd: folder });
  return { folder, services: writer.services };
}

class Writer {
  readonly services: string[];
  readonly branches = new Set<string>();
  readonly #random: () => number;
  readonly #parts: string[] = [];
  readonly #main: Line;
  readonly #commits: number;
  #open: Line[] = [];
  #clock: number;
  #releases = 0;
  #made = 0;

  constructor({ seed, services, commits }: HistoryShape) {
    this.services = Array.from({ length: services }, (_, at) => `service-${at}`);
    this.#random = randomOf(seed);
    this.#commits = commits;
    this.#clock = Math.floor(Date.now() / 1000) - (commits * 4 + 10) * 60;
    const first = new Map(this.services.map((service) => [service, 'v0']));
    this.#main = { ref: 'refs/heads/main', tags: first, base: new Map(first) };
  }

  /** What `git fast-import` reads: https://git-scm.com/docs/git-fast-import */
  stream(): string {
    this.#commit(this.#main, this.#main.tags, 'feat: add manifests');
    while (this.#made < this.#commits) this.#step();
    return this.#parts.join('');
  }

  #step(): void {
    const luck = this.#random();
    const line = this.#pick(this.#open);
    if (this.#open.length < 3 || luck < 0.2) this.#fork();
    else if (luck < 0.55 && line !== undefined) this.#release(line);
    else if (luck < 0.8 && line !== undefined) this.#land(line);
    else if (luck < 0.88 && line !== undefined) this.#catchUp(line);
    else if (luck < 0.95) this.#release(this.#main);
    else this.#takeBack();
  }

  #fork(): void {
    const ref = `refs/heads/work-${this.branches.size}`;
    this.branches.add(ref);
    this.#parts.push(`reset ${ref}\nfrom refs/heads/main\n\n`);
    this.#open.push({ ref, tags: new Map(this.#main.tags), base: new Map(this.#main.tags) });
  }

  /** A candidate or two of one service. */
  #release(line: Line): void {
    const service = this.#pick(this.services) ?? '';
    this.#releases += 1;
    for (const tag of [`v${this.#releases}-rc`, `v${this.#releases}`].slice(this.#random() < 0.5 ? 0 : 1)) {
      line.tags.set(service, tag);
      this.#commit(line, new Map([[service, tag]]), `${service} ${tag}`);
    }
  }

  /** By a merge commit, seldom squashed; some branches live on after it. */
  #land(line: Line): void {
    const changed = changesOf(line.base, line.tags);
    if (changed.size === 0) return;
    for (const [service, tag] of changed) this.#main.tags.set(service, tag);
    const isSquash = this.#random() < 0.15;
    this.#commit(
      this.#main,
      changed,
      isSquash ? 'squash' : `Merge pull request from ${line.ref}`,
      isSquash ? undefined : line.ref,
    );
    if (!isSquash && this.#random() < 0.4) line.base = new Map(line.tags);
    else this.#open = this.#open.filter((each) => each !== line);
  }

  /** Main is merged into a branch; where both changed a service, the branch keeps its own. */
  #catchUp(line: Line): void {
    const own = changesOf(line.base, line.tags);
    const news = new Map([...this.#main.tags].filter(([service]) => !own.has(service)));
    for (const [service, tag] of news) line.tags.set(service, tag);
    line.base = new Map(
      [...line.tags].map(([service, tag]) => [service, own.has(service) ? (this.#main.tags.get(service) ?? '') : tag]),
    );
    this.#commit(line, news, 'Merge main', 'refs/heads/main');
  }

  /** A service of main goes back to a tag that it may have had before. */
  #takeBack(): void {
    const service = this.#pick(this.services) ?? '';
    const tag = `v${Math.floor(this.#random() * this.#releases)}`;
    this.#main.tags.set(service, tag);
    this.#commit(this.#main, new Map([[service, tag]]), `Revert ${service}`);
  }

  #commit({ ref }: Line, tags: ReadonlyMap<string, string>, message: string, merged?: string): void {
    this.#clock += 60;
    if (ref === 'refs/heads/main') this.#made += 1;
    const files = [...tags].map(([service, tag]) => {
      const text = manifest(service, tag);
      return `M 100644 inline ${manifestOf(service)}\ndata ${text.length}\n${text}\n`;
    });
    const parents = merged === undefined ? '' : `merge ${merged}\n`;
    this.#parts.push(
      `commit ${ref}\ncommitter Mona <mona@shop.example> ${this.#clock} +0000\ndata ${message.length}\n${message}\n${parents}${files.join('')}\n`,
    );
  }

  #pick<T>(all: readonly T[]): T | undefined {
    return all[Math.floor(this.#random() * all.length)];
  }
}

/**
 * A bare repository `<root>/<name>` with one service and a history by hand. `main v1` is a commit, `side: main` a fork, `main + side v2` a
 * merge (of several, with commas) after which main holds v2, `side -` work on something else.
 */
export function writeMergeHistory(root: string, name: string, steps: readonly string[]): string {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  execFileSync('git', ['init', '-q', '--bare', '--initial-branch=main', folder]);
  const start = Math.floor(Date.now() / 1000) - steps.length * 60;
  const parts = steps.map((step, at) => {
    const [, line = '', from, merged, tag = ''] = /^(\S+?)(?:: (\S+)|(?: \+ (\S+))? (\S+))$/.exec(step) ?? [];
    if (from !== undefined) return `reset refs/heads/${line}\nfrom refs/heads/${from}\n\n`;
    const [file, text] = tag === '-' ? ['notes.txt', `${at}`] : [manifestOf('service-0'), manifest('service-0', tag)];
    const parents = (merged?.split(',') ?? []).map((each) => `merge refs/heads/${each}\n`).join('');
    const content = `M 100644 inline ${file}\ndata ${text.length}\n${text}\n`;
    return `commit refs/heads/${line}\ncommitter Mona <mona@shop.example> ${start + at * 60} +0000\ndata ${step.length}\n${step}\n${parents}${content}\n`;
  });
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: parts.join('') });
  return folder;
}

const changesOf = (from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...to].filter(([service, tag]) => from.get(service) !== tag));

/** Numbers from 0 to 1, the same for the same seed: https://en.wikipedia.org/wiki/Xorshift */
function randomOf(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 2 ** 32;
  };
}

/** For each service what `git log --first-parent` says stood before what stands now; undefined where there was nothing else. */
export function previousByFirstParents(
  folder: string,
  services: readonly string[],
  branch = 'main',
): Map<string, string | undefined> {
  const git = (args: readonly string[], input?: string): string =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      ...(input === undefined ? {} : { input }),
    });
  const commits = git(['rev-list', '--first-parent', branch]).trim().split('\n');
  const asked = services.flatMap((service) => commits.map((commit) => `${commit}:${manifestOf(service)}`));
  const tags = [...git(['cat-file', '--batch'], `${asked.join('\n')}\n`).matchAll(/image: "[^":]*:([^"]*)"/g)].map(
    ([, tag]) => tag,
  );
  return new Map(
    services.map((service, at) => {
      const own = tags.slice(at * commits.length, (at + 1) * commits.length);
      return [service, own.find((tag) => tag !== own[0])];
    }),
  );
}
