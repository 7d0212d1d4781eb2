// Measures `npm run report` on a history of 250,000 commits, once straight and once of merges: time of the whole command and peak memory.
// Usage: npm run bench -- report [number of commits]

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeMessage } from '../src/bump-manifest/history/commit-message.ts';
import { orThrow } from '../src/domain/action-error.ts';

const commits = Number(process.argv[3] ?? 250_000);
const limits = { seconds: 10, megabytes: 200 };
const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'ship-bench-report-'));
/** 54 services in two environments: a bump every 280 seconds fills two years and two months. */
const [services, secondsBetween, start] = [54, 280, Date.UTC(2024, 0, 1) / 1000];
const end = new Date((start + commits * secondsBetween) * 1000).toISOString().slice(0, 10);

try {
  let isOver = false;
  for (const shape of ['straight', 'merges'] as const) {
    const repository = path.join(folder, `${shape}.git`);
    await make(repository, shape);
    for (const days of [90, 36_500]) isOver = measure(repository, shape, days) || isOver;
  }
  process.exitCode = isOver ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Prints a row; true when it is over a limit. The whole history as one span has none: nobody reads 250,000 deployments. */
function measure(repository: string, shape: string, days: number): boolean {
  const told = 'process.on("exit", () => console.error("PEAK", process.resourceUsage().maxRSS))';
  const script = [
    '--max-semi-space-size=4',
    '--import',
    `data:text/javascript,${told}`,
    path.join(root, 'scripts/report.ts'),
  ];
  const command = [process.execPath, ...script, repository, '--until', end, '--days', String(days), '--json'];
  const hasTime = existsSync('/usr/bin/time');
  const [program = '', ...args] = hasTime ? ['/usr/bin/time', '-f', 'BIGGEST %M', ...command] : command;

  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(stderr);

  const kilobytes = (word: string): number => Number(new RegExp(`${word} (\\d+)`).exec(stderr)?.[1] ?? Number.NaN);
  const own = kilobytes('PEAK') / 1000;
  const { records } = JSON.parse(stdout) as { records: number };
  console.log(
    `${shape}, ${commits} commits, ${days} days (${records} records read): ${seconds.toFixed(1)} s, ${own.toFixed(0)} MB ours, ${(kilobytes('BIGGEST') / 1000).toFixed(0)} MB the biggest process`,
  );
  return days === 90 && (seconds > limits.seconds || own > limits.megabytes);
}

/** A bump at each commit of the branch; of merges, half of the commits lie beside it. */
async function make(repository: string, shape: 'straight' | 'merges'): Promise<void> {
  spawnSync('git', ['init', '-q', '--bare', '-b', 'main', repository]);
  const importer = spawn('git', ['--git-dir', repository, 'fast-import', '--quiet', '--done'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const standing = new Map<string, string>();
  const bumps = shape === 'straight' ? commits : commits / 2;

  for (let number = 0; number < bumps; number++) {
    const text = shape === 'straight' ? straight(number, standing) : merged(number, standing);
    if (!importer.stdin.write(text)) await once(importer.stdin, 'drain');
  }
  importer.stdin.end('done\n');
  await once(importer, 'exit');
}

function timeOf(number: number): number {
  return start + number * secondsBetween;
}

function straight(number: number, standing: Map<string, string>): string {
  const { message, file } = bump(number, timeOf(number), standing);
  return commit('refs/heads/main', timeOf(number), message, file);
}

function merged(number: number, standing: Map<string, string>): string {
  const at = timeOf(2 * number);
  const { message, file } = bump(number, at, standing);
  const from = number === 0 ? '' : 'from refs/heads/main\n';
  if (number === 0) return commit('refs/heads/main', at, message, file);
  const side = commit('refs/heads/side', at, message, `${from}${file}`);
  return (
    side +
    commit('refs/heads/main', at + secondsBetween, `Merge pull request #${number}\n`, `merge refs/heads/side\n${file}`)
  );
}

function commit(ref: string, at: number, message: string, rest: string): string {
  const head = `commit ${ref}\ncommitter ship <ship@example.org> ${at} +0000\n`;
  return `${head}data ${Buffer.byteLength(message)}\n${message}\n${rest}\n`;
}

function bump(number: number, at: number, standing: Map<string, string>) {
  const service = `service-${(number * 7) % services}`;
  const environment = Math.floor(number / services) % 2 === 0 ? 'staging' : 'production';
  const file = `${environment}/${service}/deployment.yaml`;
  const sourceCommit = createHash('sha1').update(String(number)).digest('hex');
  const digest = createHash('sha256').update(sourceCommit).digest('hex');
  const image = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/${service}:v1.${number}.0-${sourceCommit.slice(0, 7)}@sha256:${digest}`;
  const previous = standing.get(file);
  standing.set(file, image);

  const record = {
    service,
    environment,
    images: [image],
    previousImages: previous === undefined ? [] : [previous],
    sourceRepository: `shop/${service}`,
    sourceCommit,
    run: `https://github.com/shop/${service}/actions/runs/${number}/attempts/1`,
    actor: `dev-${number % 20}`,
    rollback: false,
    files: [file],
  };
  const date = new Date((at - 3600) * 1000).toISOString();
  const source = {
    sha: sourceCommit,
    author: 'Dev <dev@example.org>',
    date,
    subject: 'feat: a change',
    body: undefined,
  };
  const message = orThrow(
    writeMessage(record, 'bump', { ...source, repositoryUrl: `https://github.com/shop/${service}` }, undefined),
  );
  const body = manifest(service, image);
  return { message, file: `M 100644 inline ${file}\ndata ${Buffer.byteLength(body)}\n${body}\n` };
}

function manifest(service: string, image: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${service}
spec:
  replicas: 3
  selector: {matchLabels: {app: ${service}}}
  template:
    metadata: {labels: {app: ${service}}}
    spec:
      containers:
        - name: ${service}
          image: ${image}
          ports: [{containerPort: 8080}]
          resources: {limits: {memory: 256Mi}}
`;
}
