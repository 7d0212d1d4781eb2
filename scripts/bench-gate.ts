// Measures quality-gate: big reports for time and memory, the whole step end to end, and the same file in other readers.
// Usage: npm run bench -- gate [path of a checkout of dorny/test-reporter] [path of a checkout of mikepenz/action-junit-report]

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(path.join(tmpdir(), 'ship-bench-gate-'));
const bundle = path.resolve(import.meta.dirname, '../dist/quality-gate/index.js');
const file = (name: string): string => path.join(folder, name);

const testCase = (suite: number, at: number): string =>
  `<testcase classname="com.shop.checkout.module${suite}.CartTest" name="adds item ${at} and takes the VAT out again" time="0.00${at}" file="src/module${suite}/cart.test.ts"/>`;
const suiteOf = (suite: number): string =>
  `<testsuite name="suite ${suite}" tests="100" failures="0">\n${Array.from({ length: 100 }, (_, at) => testCase(suite, at)).join('\n')}\n</testsuite>`;
const junit = (suites: number): string =>
  `<?xml version="1.0"?>\n<testsuites>\n${Array.from({ length: suites }, (_, at) => suiteOf(at)).join('\n')}\n</testsuites>\n`;
const record = (at: number): string =>
  `SF:src/module${at}/file.js\n${Array.from({ length: 499 }, (_, line) => `DA:${line + 1},${line % 3}`).join('\n')}\nBRDA:1,0,0,1\nBRDA:1,0,1,0\nend_of_record\n`;
const lcov = (files: number): string => Array.from({ length: files }, (_, at) => record(at)).join('');

interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
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
  return { seconds, cpuSeconds: cpu / 1e6, megabytes: kilobytes / 1024 };
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

/** The time in which another action parses the same JUnit file, where its checkout is given; it is built as it says itself. */
function compare(name: string, checkout: string | undefined, ours: Measured): void {
  if (checkout === undefined || !existsSync(path.join(checkout, 'dist'))) {
    console.log(`${name}: no checkout with a dist/ is given`);
    return;
  }
  const entry = ['dist/index.js', 'dist/main.js']
    .map((each) => path.join(checkout, each))
    .find((each) => existsSync(each));
  const inputs = {
    report_paths: file('cases.xml'),
    path: file('cases.xml'),
    name: 'x',
    reporter: 'java-junit',
    annotate_only: 'true',
    token: 'x',
  };
  const code = `Object.assign(process.env, ${JSON.stringify(Object.fromEntries(Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value])))}); await import(${JSON.stringify(pathToFileURL(entry ?? '').href)})`;
  const theirs = measure(code);
  tell(name, statSync(file('cases.xml')).size, theirs);
  console.log(
    `  ratio: ${(theirs.cpuSeconds / ours.cpuSeconds).toFixed(1)} times our CPU, ${(theirs.megabytes / ours.megabytes).toFixed(1)} times our memory`,
  );
}

try {
  writeFileSync(file('event.json'), '{}');
  writeFileSync(file('output'), '');
  writeFileSync(file('summary'), '');
  writeFileSync(file('nothing.xml'), '<testsuite><testcase name="a"/></testsuite>');
  writeFileSync(file('cases.xml'), junit(1000));
  writeFileSync(file('big.xml'), junit(4200));
  writeFileSync(file('big.info'), lcov(7000));
  for (let at = 0; at < 10; at++) {
    writeFileSync(file(`mixed-${at}.xml`), junit(110));
    writeFileSync(file(`mixed-${at}.info`), lcov(500).replaceAll('src/module', `src/part${at}/module`));
  }
  const size = (...names: readonly string[]): number => names.reduce((sum, name) => sum + statSync(file(name)).size, 0);
  const mixed = Array.from({ length: 10 }, (_, at) => [`mixed-${at}.xml`, `mixed-${at}.info`]).flat();

  tell('one test (start-up)', 0.1, measure(step({ junit: 'nothing.xml' })));
  const cases = measure(step({ junit: 'cases.xml' }));
  tell(`100,000 cases (${(size('cases.xml') / 1e6).toFixed(0)} MB)`, size('cases.xml'), cases);
  tell(`JUnit of ${(size('big.xml') / 1e6).toFixed(0)} MB`, size('big.xml'), measure(step({ junit: 'big.xml' })));
  tell(`lcov of ${(size('big.info') / 1e6).toFixed(0)} MB`, size('big.info'), measure(step({ coverage: 'big.info' })));
  tell(
    `twenty mixed reports of ${(size(...mixed) / 1e6).toFixed(0)} MB`,
    size(...mixed),
    measure(step({ junit: 'mixed-*.xml', coverage: 'mixed-*.info' })),
  );
  compare('dorny/test-reporter', process.argv[3], cases);
  compare('mikepenz/action-junit-report', process.argv[4], cases);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
