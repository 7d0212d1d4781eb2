// The story of thirty services that ship at once: a sed pipeline as people write it, twice, beside bump-manifest. What is counted is read from
// the repositories alone, while they run and at the end.

import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startGitServer } from '../../../test/fakes/git-server.ts';
import { createManifests, deployment, type ManifestsRepository } from '../../../test/fakes/manifests-repository.ts';
import { startBundle } from '../../../test/fakes/runner.ts';
import { expect, Interrupted, type Stage } from '../stage.ts';

const count = 30;
const registry = 'registry.example.com/shop';
const services = Array.from({ length: count }, (_, index) => `service-${String(index + 1).padStart(2, '0')}`);
const manifestOf = (service: string): string => `production/${service}/deployment.yaml`;
const tagOf = (service: string): string => `v2-${service}`;

/** How a pipeline of the crowd ended. */
interface End {
  readonly service: string;
  readonly isGreen: boolean;
}

/** A way to write an image into the manifests repository. */
interface Way {
  readonly name: string;
  /** Name of its repository. */
  readonly repository: string;
  /** What is shown of it. */
  readonly text: string;
  ship(job: Job): Promise<boolean>;
}

interface Job {
  readonly stage: Stage;
  readonly service: string;
  readonly url: string;
  /** A folder of its own: each pipeline has its own machine. */
  readonly machine: string;
}

/** What became of a crowd. */
export interface Outcome {
  readonly way: string;
  readonly repository: string;
  readonly green: number;
  readonly landed: number;
  readonly lost: number;
  /** Lost, though their pipeline ended green. */
  readonly lostSilently: number;
  readonly seconds: number;
  /** How many stood in the repository, over its time. */
  readonly points: readonly { readonly at: number; readonly count: number }[];
}

const plain = `git clone --quiet --depth 1 "$MANIFESTS" manifests && cd manifests
sed -i "s|image: .*/$SERVICE:.*|image: ${registry}/$SERVICE:$TAG|" production/$SERVICE/deployment.yaml
git commit --quiet --all --message "chore: bump $SERVICE to $TAG"`;

const once = `${plain}
git push --quiet`;

const threeTries = `${plain}
for try in 1 2 3; do
  git pull --quiet --rebase && git push --quiet && break
  sleep 1
done`;

const ways: readonly Way[] = [
  { name: 'sed, git push', repository: 'sed-once', text: once, ship: (job) => shell(once, job) },
  { name: 'sed, three tries', repository: 'sed-three-tries', text: threeTries, ship: (job) => shell(threeTries, job) },
  { name: 'bump-manifest', repository: 'bump-manifest', text: 'uses: org/ship-actions/bump-manifest@v1', ship: ours },
];

/** Tells the story. */
export async function tellStorm(stage: Stage): Promise<void> {
  const { timeline, record, folder, sights } = stage;
  const root = path.join(folder, 'repositories');
  mkdirSync(root, { recursive: true });
  const server = stage.opened(await startGitServer({ root }));
  timeline.say('world', `${count} services, a Deployment of its own for each, one manifests repository, ${server.url}`);
  timeline.show(
    'Each of the three ways gets the same repository and thirty processes at once, each with a folder of its own. They share the cores of this machine, so that pull and push lie further apart than on thirty runners.',
    'quiet',
  );

  const outcomes: Outcome[] = [];
  for (const way of ways) {
    const manifests = createManifests(root, `${way.repository}.git`, tree());
    sights.push(`${way.name.padEnd(18)} git clone ${server.url}/${way.repository}.git`);
    timeline.say(way.name, way.text, 'quiet');
    outcomes.push(await rage(stage, way, manifests, `${server.url}/${way.repository}.git`));
  }

  const header = ['', 'pipelines green', 'bumps that landed', 'lost', 'lost, pipeline green', 'seconds'];
  const rows = outcomes.map(rowOf);
  record.tables.push({ title: `${count} services at once, as the repositories tell it`, header, rows });
  record.growths.push({
    title: 'Bumps in the repository, from the moment when all thirty start',
    most: count,
    curves: outcomes.map(({ way, points }) => ({ name: way, points })),
  });
  record.files.push(...ways.map(({ name, text }) => ({ name, text })));
  record.filesTitle = 'The three ways';
  for (const { way, lost } of outcomes) record.numbers[`lost by ${way}`] = `${lost} of ${count}`;
  record.facts['services'] = count;
  record.facts['outcomes'] = outcomes;
  timeline.say('counted', 'What the repositories hold, read at the end:');
  timeline.show(format([header, ...rows]));
  conclude(stage, outcomes);
}

const tree = (): Record<string, string> =>
  Object.fromEntries(services.map((each) => [manifestOf(each), deployment(each, `${registry}/${each}:v1`)]));

const rowOf = (each: Outcome): string[] => [
  each.way,
  ...[each.green, each.landed, each.lost, each.lostSilently].map(String),
  each.seconds.toFixed(1),
];

function conclude({ timeline, record }: Stage, outcomes: readonly Outcome[]): void {
  const own = outcomes.at(-1);
  expect(own?.lost === 0, 'bump-manifest loses no bump');
  const others = outcomes
    .slice(0, -1)
    .map(({ way, lost, lostSilently }) => `${way}: ${lost} lost, ${lostSilently} of them with a green pipeline`);
  record.conclusion = `bump-manifest lost 0 of ${count} bumps. ${others.join('. ')}.`;
  timeline.say('done', record.conclusion, 'good');
}

/** Lets all of them ship at once, and counts what lands meanwhile. */
async function rage(stage: Stage, way: Way, manifests: ManifestsRepository, url: string): Promise<Outcome> {
  const { timeline, signal } = stage;
  const began = timeline.seconds();
  const ends: End[] = [];
  const work = timeline.work(way.name, 'thirty pipelines start');
  const points = [{ at: 0, count: 0 }];
  const count = (): number => {
    const landed = landedIn(manifests).size;
    points.push({ at: timeline.seconds() - began, count: landed });
    work.update(standing(ends, landed));
    return landed;
  };
  const counting = setInterval(count, 1000);

  const job = async (service: string): Promise<void> => {
    const machine = path.join(stage.folder, 'machines', way.repository, service);
    mkdirSync(machine, { recursive: true });
    ends.push({ service, isGreen: await way.ship({ stage, service, url, machine }) });
  };
  await Promise.all(services.map(job)).finally(() => {
    clearInterval(counting);
    work.stop();
  });
  if (signal.aborted) throw new Interrupted();

  const seconds = timeline.seconds() - began;
  count();
  const outcome = { ...judge(way, ends, landedIn(manifests)), seconds, points };
  const { green, landed, lost } = outcome;
  timeline.say(
    way.name,
    `${green} of ${services.length} pipelines green, ${landed} bumps in the repository, ${lost} lost`,
    lost === 0 ? 'good' : 'bad',
  );
  return outcome;
}

const standing = (ends: readonly End[], landed: number): string => {
  const green = ends.filter(({ isGreen }) => isGreen).length;
  const silent = Math.max(0, green - landed);
  return `landed ${landed} of ${count} · pipelines: ${green} green, ${ends.length - green} red · green without its bump: ${silent}`;
};

/** The services whose new version stands at the head of the repository. */
export function landedIn(manifests: Pick<ManifestsRepository, 'git'>): Set<string> {
  const images = manifests.git('grep', '-h', '-o', `image: ${registry}/.*`, 'main', '--', 'production');
  const found = [...images.matchAll(/\/(service-\d+):(\S+)/g)];
  return new Set(found.filter(([, service = '', tag]) => tag === tagOf(service)).map(([, service = '']) => service));
}

function judge(
  { name, repository }: Way,
  ends: readonly End[],
  landed: ReadonlySet<string>,
): Omit<Outcome, 'seconds' | 'points'> {
  const lost = ends.filter(({ service }) => !landed.has(service));
  return {
    way: name,
    repository,
    green: ends.filter(({ isGreen }) => isGreen).length,
    landed: landed.size,
    lost: lost.length,
    lostSilently: lost.filter(({ isGreen }) => isGreen).length,
  };
}

/** Runs the lines as a step of a workflow does: `bash -e`. */
async function shell(script: string, { stage, service, url, machine }: Job): Promise<boolean> {
  const who = ['AUTHOR', 'COMMITTER'].flatMap((role) => [
    [`GIT_${role}_NAME`, 'ci'],
    [`GIT_${role}_EMAIL`, 'ci@shop.example'],
  ]);
  const env = {
    PATH: process.env['PATH'],
    HOME: machine,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(who),
    MANIFESTS: url,
    SERVICE: service,
    TAG: tagOf(service),
  };
  const child = spawn('bash', ['-e', '-c', script], { cwd: machine, env, stdio: 'ignore', signal: stage.signal });
  return await new Promise<boolean>((resolve, reject) => {
    child.once('error', (thrown) => (stage.signal.aborted ? resolve(false) : reject(thrown)));
    child.once('close', (code) => resolve(code === 0));
  });
}

/** Runs the bundle as a step does, each on a machine of its own: no two of them know of each other. */
async function ours({ stage, service, url, machine }: Job): Promise<boolean> {
  const image = `${registry}/${service}:${tagOf(service)}`;
  const inputs = { repository: url, path: manifestOf(service), image, service, 'verify-image': 'false' };
  const { child, finished } = startBundle('bump-manifest', { workspace: machine, inputs, env: { TMPDIR: machine } });
  const interrupt = (): void => void child.kill('SIGINT');
  stage.signal.addEventListener('abort', interrupt);
  const { exitCode, outputs } = await finished;
  stage.signal.removeEventListener('abort', interrupt);
  return exitCode === 0 && outputs['outcome'] === 'bumped';
}

/** Rows as columns, the first one to the left. */
function format(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const cell = (text: string, at: number): string =>
    at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0);
  return rows.map((row) => row.map(cell).join('  ')).join('\n');
}
