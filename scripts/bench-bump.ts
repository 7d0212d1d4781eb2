// Measures bump-manifest over HTTP on loopback: a manifests repository of 60,000 files and 20,000 commits against clone + sed + push;
// what branches and tags cost; roll-backs in a history of merges; fifty writers at once against fifty in a row.
// Usage: npm run bench -- bump [large|tags [<how many>]|merges|writers]

import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type GitServer, startGitServer } from '../test/fakes/git-server.ts';
import { createManifests, deployment, type ManifestsRepository } from '../test/fakes/manifests-repository.ts';
import { createMergeHistory, imageOf, manifestOf, previousByFirstParents } from '../test/fakes/merge-history.ts';
import { runBundle } from '../test/fakes/runner.ts';

const files = 60_000;
const commits = 20_000;
const perService = 10;
const services = files / (3 * perService);
const rounds = 3;
const writers = 50;
/** Who shares a token hands over what it could not push. */
const token = 'a-token-that-all-writers-have';
const where = {
  one: 'at once on one machine, taking turns',
  fifty: 'at once as if each had a machine of its own (they share this one)',
  strangers: 'the same, with no token in common: they only race',
};
/** The times of p95 and of half of them, as parts of all in a row; undefined where nothing is promised. */
const limits = { one: [1.2, 1], fifty: [1, 0.5], strangers: undefined } as const;

const run = promisify(execFile);
const only = process.argv[3];
const root = mkdtempSync(path.join(tmpdir(), 'ship-bench-'));
const workspace = path.join(root, 'workspace');
mkdirSync(workspace);
const verdicts: boolean[] = [];

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const isAsked = (part: string): boolean => only === undefined || only === part;
const server = await startGitServer({ root });
const distant = await startGitServer({ root, latency: 50 });
try {
  if (isAsked('large')) await benchLarge(server);
  if (isAsked('tags')) await benchTags(distant);
  if (isAsked('merges')) await benchMerges(server);
  if (isAsked('writers')) for (const shared of [false, true]) await benchWriters(distant, shared);
} finally {
  await server.close();
  await distant.close();
  rmSync(root, { recursive: true, force: true });
}
console.log(`${verdicts.filter(Boolean).length} within their limits, ${verdicts.filter((each) => !each).length} over`);
process.exitCode = verdicts.every(Boolean) ? 0 : 1;

function judge(what: string, value: number, limit: number, unit: string): void {
  const isFine = value <= limit;
  verdicts.push(isFine);
  console.log(`  ${isFine ? 'ok  ' : 'OVER'} ${what}: ${Number(value.toFixed(2))} ${unit} (limit ${limit})`);
}

/** One small bump in a large repository. */
async function benchLarge(git: GitServer): Promise<void> {
  console.log(`building a repository of ${files} files and ${commits} commits …`);
  const folder = path.join(root, 'large.git');
  await buildLarge(folder);
  const url = `${git.url}/large.git`;
  const ours: Sample[] = [];
  const plain: Sample[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await measure(git, folder, async () => void (await bump(url, 'service-7', `c0ffee${round}`))));
    plain.push(await measure(git, folder, async () => await plainBump(url, round)));
  }
  const back = await measure(git, folder, async () => await rollBack(url, 'service-7'));
  const of = (samples: readonly Sample[], key: keyof Sample): number => median(samples.map((sample) => sample[key]));
  const seconds = of(ours, 'seconds');
  const megabytes = of(ours, 'megabytes');
  console.log(
    `  clone + sed + push: ${of(plain, 'seconds').toFixed(2)} s, ${of(plain, 'megabytes').toFixed(1)} MB received`,
  );
  console.log(
    `  ratio: ${(of(plain, 'seconds') / seconds).toFixed(1)} times faster, ${(of(plain, 'megabytes') / megabytes).toFixed(1)} times less received`,
  );
  judge('one bump', seconds, 1, 's');
  judge('received', megabytes, 10, 'MB');
  judge('objects pushed', of(ours, 'objects'), 10, '');
  judge('a roll-back', back.seconds, 5, 's');
}

interface Sample {
  readonly seconds: number;
  readonly megabytes: number;
  readonly objects: number;
}

async function measure(git: GitServer, folder: string, work: () => Promise<void>): Promise<Sample> {
  const count = async (): Promise<number> =>
    Number.parseInt((await run('git', ['count-objects'], { cwd: folder })).stdout, 10);
  const before = { sent: git.traffic.sent, objects: await count(), at: performance.now() };
  await work();
  const seconds = (performance.now() - before.at) / 1000;
  return { seconds, megabytes: (git.traffic.sent - before.sent) / 1e6, objects: (await count()) - before.objects };
}

interface BumpPlace {
  readonly folder?: string;
  readonly machine?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

async function bump(
  url: string,
  service: string,
  tag: string,
  { folder = `production/${service}`, machine = root, inputs: more = {} }: BumpPlace = {},
): Promise<number> {
  const inputs = { repository: url, path: folder, image: `r.io/shop/${service}:${tag}`, service, ...more };
  const env = { GITHUB_RUN_ID: '1', TMPDIR: machine };
  const result = await runBundle('bump-manifest', { workspace, inputs, env });
  if (result.exitCode !== 0 || result.outputs['outcome'] !== 'bumped') throw new Error(result.log);
  return Number(result.outputs['attempts']);
}

async function rollBack(url: string, service: string): Promise<void> {
  const inputs = { repository: url, path: `production/${service}`, rollback: 'previous', service };
  const result = await runBundle('bump-manifest', { workspace, inputs });
  if (result.outputs['outcome'] !== 'rolled-back') throw new Error(result.log);
}

async function plainBump(url: string, round: number): Promise<void> {
  const clone = path.join(root, `clone-${round}`);
  const script = `git clone -q ${url} ${clone} && cd ${clone} &&
    sed -i 's|image: r.io/shop/service-9:.*|image: r.io/shop/service-9:plain${round}|' production/service-9/file-0.yaml &&
    git -c user.name=n -c user.email=e@x commit -qam bump && git push -q`;
  await run('bash', ['-c', script]);
  rmSync(clone, { recursive: true, force: true });
}

/** 2,000 services in three environments, ten files each; then bumps of all of them in turn, one in ten minutes. */
async function buildLarge(folder: string): Promise<void> {
  await run('git', ['init', '-q', '--bare', '--initial-branch=main', folder]);
  const child = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
  const write = async (text: string): Promise<void> => {
    if (!child.stdin.write(text)) await new Promise((resolve) => child.stdin.once('drain', resolve));
  };
  const start = Math.floor(Date.now() / 1000) - commits * 600;
  const head = (index: number, message: string): string =>
    `commit refs/heads/main\ncommitter Mona <mona@shop.example> ${start + index * 600} +0000\ndata ${Buffer.byteLength(message)}\n${message}\n`;
  const blob = (file: string, text: string): string =>
    `M 100644 inline ${file}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  await write(head(0, 'feat: add manifests'));
  for (const environment of ['dev', 'staging', 'production'])
    for (let service = 0; service < services; service++)
      for (let file = 0; file < perService; file++) {
        const name = `service-${service}`;
        const text =
          file === 0 ? deployment(name, `r.io/shop/${name}:v0`) : `kind: ConfigMap\ndata: {key-${file}: ${service}}\n`;
        await write(blob(`${environment}/${name}/file-${file}.yaml`, text));
      }
  for (let index = 1; index < commits; index++) {
    const name = `service-${index % services}`;
    const image = `r.io/shop/${name}:v${index}`;
    const trailers = `Ship-Service: ${name}\nShip-Image: ${image}\nShip-Run: 0\nShip-File: production/${name}/file-0.yaml\n`;
    await write(
      `${head(index, `chore: bump ${name} to v${index}\n\n${trailers}`)}${blob(`production/${name}/file-0.yaml`, deployment(name, image))}`,
    );
  }
  child.stdin.end();
  await new Promise((resolve) => child.once('close', resolve));
  await run('git', ['repack', '-adq'], { cwd: folder });
}

/** The same bump where no tag is, 150, and 3,000 or as many as are asked for, on the newest commits, 50 ms a request. */
async function benchTags(git: GitServer): Promise<void> {
  console.log('what tags cost, at 50 ms a request …');
  const samples = new Map<number, { requests: number; seconds: number }>();
  const given = Number(process.argv[4] ?? 3000);
  for (const tags of [0, 150, given]) {
    const name = `tags-${tags}.git`;
    await buildTagged(path.join(root, name), tags);
    const before = git.traffic.requests;
    const started = performance.now();
    await bump(`${git.url}/${name}`, 'service-0', 'a7f3c92');
    const sample = { requests: git.traffic.requests - before, seconds: (performance.now() - started) / 1000 };
    samples.set(tags, sample);
    console.log(`  ${tags} tags: ${sample.requests} requests, ${sample.seconds.toFixed(2)} s`);
  }
  const [none, many] = [samples.get(0), samples.get(given)];
  judge(`requests with ${given} tags more than with none`, (many?.requests ?? 0) - (none?.requests ?? 0), 0, '');
  judge(`seconds with ${given} tags / with none`, (many?.seconds ?? 0) / (none?.seconds ?? 1), 1.5, '');
}

/** 3,100 commits of one service in the last month, with tags on the newest. */
async function buildTagged(folder: string, tags: number): Promise<void> {
  await run('git', ['init', '-q', '--bare', '--initial-branch=main', folder]);
  const start = Math.floor(Date.now() / 1000) - 3100 * 600;
  const parts = Array.from({ length: 3100 }, (_, at) => {
    const text = at === 0 ? deployment('service-0', 'r.io/shop/service-0:v0') : String(at);
    const file = at === 0 ? 'production/service-0/app.yaml' : `other/${at % 40}.txt`;
    const own = tags <= 3100 ? Number(at >= 3100 - tags) : Math.ceil(tags / 3100);
    const tag = Array.from({ length: own }, (_, n) => `reset refs/tags/t${at}-${n}\nfrom refs/heads/main\n\n`).join('');
    return `commit refs/heads/main\ncommitter Mona <mona@shop.example> ${start + at * 600} +0000\ndata 1\nx\nM 100644 inline ${file}\ndata ${Buffer.byteLength(text)}\n${text}\n\n${tag}`;
  });
  const stream = path.join(root, 'stream');
  writeFileSync(stream, parts.join(''));
  await run('bash', ['-c', `git fast-import --quiet < ${stream} && git pack-refs --all`], { cwd: folder });
}

/** A roll-back of each of some services where nearly every change is a merge. */
async function benchMerges(git: GitServer): Promise<void> {
  console.log('roll-backs in a history of 3,000 commits on main, nearly all of them merges …');
  const { folder, services } = createMergeHistory(root, 'merges.git', { seed: 3, services: 40, commits: 3000 });
  const expected = previousByFirstParents(folder, services);
  const seconds: number[] = [];
  let wrong = 0;
  for (const service of services.slice(0, 8)) {
    const started = performance.now();
    const inputs = { repository: `${git.url}/merges.git`, path: manifestOf(service), rollback: 'previous', service };
    const { outputs } = await runBundle('bump-manifest', { workspace, inputs: { ...inputs, 'dry-run': 'true' } });
    seconds.push((performance.now() - started) / 1000);
    const tag = expected.get(service);
    if (outputs['image'] !== (tag === undefined ? undefined : `${imageOf(service)}:${tag}`)) wrong += 1;
  }
  judge('wrong versions', wrong, 0, `of ${seconds.length}`);
  judge('a roll-back', median(seconds), 5, 's');
}

/** Fifty services, each bumped once: in a row, then all at once, knowing of each other or not. */
async function benchWriters(git: GitServer, shared: boolean): Promise<void> {
  const names = Array.from({ length: writers }, (_, index) => `service-${index + 10}`);
  const own = Object.fromEntries(
    names.map((name) => [`production/${name}/app.yaml`, deployment(name, `r.io/shop/${name}:v0`)]),
  );
  const entries = names.map((name) => `  - name: r.io/shop/${name}\n    newTag: v0\n`).join('');
  const tree = shared ? { 'production/kustomization.yaml': `images:\n${entries}` } : own;
  const folder = (name: string): string => (shared ? 'production' : `production/${name}`);
  const kind = shared ? 'shared' : 'own';
  console.log(`${writers} writers, ${shared ? 'one shared kustomization.yaml' : 'own files'} …`);
  createManifests(root, `${kind}-row.git`, tree);
  const started = performance.now();
  for (const name of names)
    await bump(`${git.url}/${kind}-row.git`, name, 'a7f3c92', { folder: folder(name), inputs: { token } });
  const row = (performance.now() - started) / 1000;
  console.log(`  in a row ${row.toFixed(1)} s`);
  for (const machines of ['one', 'fifty', 'strangers'] as const) {
    const crowd = createManifests(root, `${kind}-${machines}.git`, tree);
    const begun = performance.now();
    const before = git.traffic.requests;
    let tries = 0;
    const inputs: Readonly<Record<string, string>> =
      machines === 'strangers' ? { 'max-wait-seconds': '600' } : { token };
    const times = await Promise.all(
      names.map(async (name) => {
        const machine = machines === 'one' ? root : mkdtempSync(path.join(root, 'machine-'));
        const place = { folder: folder(name), machine, inputs };
        const own = await bump(`${git.url}/${kind}-${machines}.git`, name, 'a7f3c92', place);
        tries += own;
        return (performance.now() - begun) / 1000;
      }),
    );
    const sorted = times.toSorted((a, b) => a - b);
    const [half, p95] = [median(sorted), sorted[Math.ceil(writers * 0.95) - 1] ?? 0];
    judge(`lost edits, ${where[machines]}`, countLost(crowd, shared), 0, '');
    const asked = (git.traffic.requests - before) / tries;
    console.log(
      `  ${where[machines]}: p95 ${p95.toFixed(1)} s, ${(p95 / row).toFixed(2)} of all in a row; half within ${(half / row).toFixed(2)}`,
    );
    console.log(`    ${tries} tries, ${asked.toFixed(1)} requests each`);
    const [most, middle] = limits[machines] ?? [];
    if (most !== undefined) judge('p95 at once / all in a row', p95 / row, most, '');
    if (middle !== undefined) judge('half at once / all in a row', half / row, middle, '');
  }
}

function countLost(crowd: ManifestsRepository, shared: boolean): number {
  const landed = shared
    ? crowd
        .read('production/kustomization.yaml')
        .toString()
        .match(/a7f3c92/g)?.length
    : crowd.git('grep', '-l', 'a7f3c92', 'main').split('\n').length;
  return writers - (landed ?? 0);
}
