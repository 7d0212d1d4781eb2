// Measures quality-gate: big reports for time and memory, the whole step end to end, and the same file in other actions.
// Usage: npm run bench -- gate [--peers <folder>]   The folder holds checkouts of dorny/test-reporter and mikepenz/action-junit-report under the
// names of the repositories. They run as GitHub's runner runs them, with the defaults of their action.yml and without an API.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const folder = mkdtempSync(path.join(tmpdir(), 'ship-bench-gate-'));
const bundle = path.resolve(import.meta.dirname, '../dist/quality-gate/index.js');
const file = (name: string): string => path.join(folder, name);

const testCase = (suite: number, at: number): string =>
  `    <testcase classname="com.shop.checkout.module${suite}.CartControllerTest" name="adds item ${at} of the customer's basket and takes the VAT out again (${suite})" time="0.00${at}" file="services/checkout/src/module${suite}/cart.controller.test.ts"></testcase>`;
const suiteOf = (suite: number): string =>
  `  <testsuite name="suite ${suite}" tests="100" failures="0" errors="0" time="1.2">\n${Array.from({ length: 100 }, (_, at) => testCase(suite, at)).join('\n')}\n  </testsuite>`;
const junit = (suites: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${Array.from({ length: suites }, (_, at) => suiteOf(at)).join('\n')}\n</testsuites>\n`;
const record = (at: number): string =>
  `TN:\nSF:src/module${at}/file.js\nFN:1,total\nFNDA:3,total\n${Array.from({ length: 499 }, (_, line) => `DA:${line + 1},${line % 3}`).join('\n')}\n${Array.from({ length: 60 }, (_, line) => `BRDA:${line + 1},0,${line % 2},${line % 3}`).join('\n')}\nLF:499\nLH:332\nend_of_record\n`;
const lcov = (files: number): string => Array.from({ length: files }, (_, at) => record(at)).join('');
const cobertura = (classes: number): string =>
  `<?xml version="1.0"?>\n<coverage lines-valid="1" lines-covered="1"><packages><package name="shop"><classes>\n${Array.from({ length: classes }, (_, at) => `<class name="c${at}" filename="python/module${at}.py"><methods/><lines>\n${Array.from({ length: 300 }, (_, line) => `            <line number="${line + 1}" hits="${line % 3}"/>`).join('\n')}\n</lines></class>`).join('\n')}\n</classes></package></packages></coverage>\n`;
const istanbul = (files: number): string =>
  JSON.stringify(
    Object.fromEntries(
      Array.from({ length: files }, (_, at) => {
        const statements = Array.from({ length: 200 }, (_, line) => [
          line,
          { start: { line: line + 1, column: 2 }, end: { line: line + 1, column: 40 } },
        ]);
        const path = `web/module${at}/view.js`;
        return [
          path,
          {
            path,
            statementMap: Object.fromEntries(statements),
            s: Object.fromEntries(statements.map(([line]) => [line, 1])),
            fnMap: {},
            f: {},
            branchMap: {},
            b: {},
          },
        ];
      }),
    ),
  );

interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
  /** Its last error, if it had one. */
  readonly said: string;
}

/** Runs a script of ours in a process of its own; time is of the whole process, memory its peak. */
function measure(code: string): Measured {
  const tail =
    'const u = process.resourceUsage(); console.log(JSON.stringify([u.userCPUTime + u.systemCPUTime, u.maxRSS]));';
  const started = performance.now();
  const { stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', `process.on('exit', () => {${tail}});${code}`],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...stepEnv },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const seconds = (performance.now() - started) / 1000;
  const [cpu = 0, kilobytes = 0] = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as number[];
  const said = stdout.split('\n').findLast((line) => line.startsWith('::error')) ?? '';
  return { seconds, cpuSeconds: cpu / 1e6, megabytes: kilobytes / 1024, said: said.slice(0, 200) };
}

const stepEnv = {
  GITHUB_WORKSPACE: folder,
  GITHUB_REPOSITORY: 'shop/checkout',
  RUNNER_TEMP: folder,
  GITHUB_OUTPUT: file('output'),
  GITHUB_STEP_SUMMARY: file('summary'),
  GITHUB_EVENT_PATH: file('event.json'),
};

/** The whole step on these reports. */
const step = (inputs: Readonly<Record<string, string>>): string =>
  `Object.assign(process.env, ${JSON.stringify(Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])))}); await import(${JSON.stringify(pathToFileURL(bundle).href)})`;

function tell(what: string, bytes: number, { seconds, cpuSeconds, megabytes }: Measured): void {
  const rate = bytes / 1e6 / cpuSeconds;
  console.log(
    `${what.padEnd(52)} ${seconds.toFixed(2)} s wall, ${cpuSeconds.toFixed(2)} s CPU (${rate.toFixed(0)} MB per CPU second), ${megabytes.toFixed(0)} MB`,
  );
}

/** Runs another action on the same file as the runner does: its own defaults, these inputs over them, and no API that answers. */
function compare(peer: Peer, ours: Measured): void {
  const checkout = path.join(peers ?? '', peer.name);
  if (peers === undefined || !existsSync(path.join(checkout, 'dist/index.js'))) {
    console.log(`${peer.name}: no checkout with a dist/ is given (--peers <folder>)`);
    return;
  }
  const { inputs } = parse(readFileSync(path.join(checkout, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string }>;
  };
  const values = {
    ...Object.fromEntries(Object.entries(inputs).map(([name, each]) => [name, each.default ?? ''])),
    ...peer.inputs,
  };
  const env = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, String(value)]),
  );
  const entry = pathToFileURL(path.join(checkout, 'dist/index.js')).href;
  const theirs = measure(
    `process.chdir(${JSON.stringify(folder)}); Object.assign(process.env, ${JSON.stringify(env)}); await import(${JSON.stringify(entry)})`,
  );
  tell(peer.name, statSync(file('cases.xml')).size, theirs);
  console.log(
    `  ratio: ${(theirs.cpuSeconds / ours.cpuSeconds).toFixed(1)} times our CPU, ${(theirs.megabytes / ours.megabytes).toFixed(1)} times our memory`,
  );
  if (theirs.said !== '') console.log(`  it said: ${theirs.said}`);
}

interface Peer {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const peerList: readonly Peer[] = [
  {
    name: 'test-reporter',
    inputs: { name: 'x', path: 'cases.xml', reporter: 'java-junit', token: 'x', 'use-actions-summary': 'true' },
  },
  {
    name: 'action-junit-report',
    inputs: { report_paths: 'cases.xml', annotate_only: 'true', token: 'x', job_name: 'x' },
  },
];
const { values: options } = parseArgs({ args: process.argv.slice(3), options: { peers: { type: 'string' } } });
const peers = options.peers === undefined ? undefined : path.resolve(options.peers);

try {
  writeFileSync(file('event.json'), '{}');
  writeFileSync(file('output'), '');
  writeFileSync(file('summary'), '');
  writeFileSync(file('nothing.xml'), '<testsuite><testcase name="a"/></testsuite>');
  writeFileSync(file('cases.xml'), junit(1000));
  writeFileSync(file('big.xml'), junit(4000));
  writeFileSync(file('big.info'), lcov(6900));
  for (let at = 0; at < 5; at++) {
    writeFileSync(file(`mixed-${at}.xml`), junit(140));
    writeFileSync(file(`mixed-${at}.info`), lcov(480).replaceAll('src/module', `src/part${at}/module`));
    writeFileSync(file(`mixed-${at}.cobertura`), cobertura(190).replaceAll('python/', `python/part${at}/`));
    writeFileSync(file(`mixed-${at}.json`), istanbul(75).replaceAll('web/', `web/part${at}/`));
  }
  const size = (...names: readonly string[]): number => names.reduce((sum, name) => sum + statSync(file(name)).size, 0);
  const mixed = Array.from({ length: 5 }, (_, at) =>
    ['xml', 'info', 'cobertura', 'json'].map((ending) => `mixed-${at}.${ending}`),
  ).flat();

  tell('one test (start-up)', 0.1, measure(step({ junit: 'nothing.xml' })));
  const cases = measure(step({ junit: 'cases.xml' }));
  tell(`100,000 cases (${(size('cases.xml') / 1e6).toFixed(0)} MB)`, size('cases.xml'), cases);
  tell(`JUnit of ${(size('big.xml') / 1e6).toFixed(0)} MB`, size('big.xml'), measure(step({ junit: 'big.xml' })));
  tell(`lcov of ${(size('big.info') / 1e6).toFixed(0)} MB`, size('big.info'), measure(step({ coverage: 'big.info' })));
  tell(
    `twenty mixed reports of ${(size(...mixed) / 1e6).toFixed(0)} MB`,
    size(...mixed),
    measure(step({ junit: 'mixed-*.xml', coverage: 'mixed-*.info\nmixed-*.cobertura\nmixed-*.json' })),
  );
  // test-reporter asks git for the files of the repository.
  for (const words of [
    ['init', '--quiet'],
    ['add', 'cases.xml'],
  ])
    spawnSync('git', words, { cwd: folder });
  for (const peer of peerList) compare(peer, cases);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
