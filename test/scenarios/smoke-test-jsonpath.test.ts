// JSONPath through the bundle: the compliance suite of RFC 9535, as a package of npm ships it, and what is younger than that copy.
// Two steps run all of it: one in which each path is legal, one in which none is.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { runBundle, type StepResult } from '../fakes/runner.ts';
import { json, serve } from '../fakes/smoke-service.ts';

/** A case of https://github.com/jsonpath-standard/jsonpath-compliance-test-suite; `results` where any of several orders is right. */
interface Case {
  readonly name: string;
  readonly selector: string;
  readonly document?: unknown;
  readonly result?: readonly unknown[];
  readonly results?: readonly (readonly unknown[])[];
  readonly invalid_selector?: boolean;
}

const packaged = 'src/__tests__/jsonpath-compliance-test-suite/cts.json';
const file = new URL(packaged, import.meta.resolve('jsonpath-rfc9535/package.json'));
const suite = JSON.parse(readFileSync(file, 'utf8')) as { readonly tests: Case[] };

const words = { true: 1, false: 2, null: 3, other: 4 };
const parcels = [
  { w: 1, h: 2 },
  { w: 1, d: 3 },
  { h: 2, d: 3 },
  { w: 1, h: 2, d: 3 },
  { l: 4, t: 5 },
];
const moods = [{ m: 'True' }, { m: true }, { m: 'False' }, { m: false }, { m: 'Null' }, { m: null }];

/** Of our own making: what the suite got after that copy. */
const younger: readonly Case[] = [
  ...(['true', 'false', 'null'] as const).map((word) => ({
    name: `a short name may be the word ${word}`,
    selector: `$.${word}`,
    document: words,
    result: [words[word]],
  })),
  ...(
    [
      ['@.w && @.h && @.d', [3]],
      ['@.w || @.l || @.zz', [0, 1, 3, 4]],
      ['@.w && @.h && @.d && @.d == 3 && @.w == 1', [3]],
      ['@.zz || @.yy || @.l || @.xx || @.d', [1, 2, 3, 4]],
      ['@.w && @.h && @.d || @.t || @.zz', [3, 4]],
    ] as const
  ).map(([filter, picked]) => ({
    name: `several terms in a row: ${filter}`,
    selector: `$[?${filter}]`,
    document: parcels,
    result: picked.map((index) => parcels[index]),
  })),
  ...['True', 'False', 'Null'].flatMap((word, index) =>
    [`"${word}"`, `'${word}'`].map((literal) => ({
      name: `${literal} is a text and no literal`,
      selector: `$[?@.m == ${literal}]`,
      document: moods,
      result: [moods[index * 2]],
    })),
  ),
  ...["['w', 'h']", '[0, 1]'].map((several) => ({
    name: `length() takes no query for several nodes: ${several}`,
    selector: `$[?length(@${several}) > 1]`,
    invalid_selector: true,
  })),
];

const cases = [...suite.tests, ...younger];
const legal = cases.filter((each) => each.invalid_selector !== true);
const illegal = cases.filter((each) => each.invalid_selector === true);

/** Runs the bundle with a file of checks. */
async function check(t: TestContext, url: string, checks: readonly object[]): Promise<StepResult> {
  const workspace = temporaryFolder(t);
  writeFiles(workspace, { '.github/ship.yml': JSON.stringify({ 'smoke-test': { checks } }) });
  return await runBundle('smoke-test', { workspace, inputs: { url, 'timeout-seconds': '250' } });
}

const orders = ({ result, results }: Case): readonly (readonly unknown[])[] => results ?? [result ?? []];

/** What a red `exists: false` says of the nodes: one alone stands without a list around it; a long text is cut. */
const shown = (nodes: readonly unknown[]): string => {
  const text = JSON.stringify(nodes.length === 1 ? nodes[0] : nodes)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .toWellFormed();
  return text.length <= 300 ? text : `${text.slice(0, 300)}… (${text.length} characters)`;
};

/** Two questions per case: what is selected, in order; and that each of it is one of the right values. */
const questions = (each: Case, index: number): object[] => {
  const values = orders(each)[0] ?? [];
  const path = `/${index}`;
  const nodes = { name: `nodes-${index}`, path, expect: { json: { [each.selector]: { exists: false } } } };
  const picked = { name: `values-${index}`, path, expect: { json: { [each.selector]: { 'one-of': values } } } };
  return values.length === 0 ? [nodes] : [nodes, picked];
};

/** The outcome of each question, by its name: `passed`, or what was got. */
async function outcomes(t: TestContext): Promise<ReadonlyMap<string, string>> {
  const url = await serve(t, (request, response) => json(response, legal[Number(request.url?.slice(1))]?.document));
  const { log } = await check(t, url, legal.flatMap(questions));
  const found = log.matchAll(/^(?:passed|FAILED): (\S+) \([^)]*\)(?:\n {2}.*: expected .*?, got (.*))?$/gm);
  return new Map([...found].map(([, name = '', got = 'passed']) => [name, got]));
}

test('the suite is there whole', () => {
  assert.equal(suite.tests.length, 687);
  assert.equal(cases.length, 703);
});

test('each legal path of the suite selects what the RFC says', async (t) => {
  const got = await outcomes(t);
  const wrong = legal.flatMap((each, index) => {
    const right = orders(each).map((nodes) => (nodes.length === 0 ? 'passed' : shown(nodes)));
    const nodes = got.get(`nodes-${index}`) ?? 'no outcome';
    const values = got.get(`values-${index}`) ?? (right.includes('passed') ? 'passed' : 'no outcome');
    if (right.includes(nodes) && values === 'passed') return [];
    return [`${each.name}: ${each.selector}: ${nodes} instead of ${right.join(' or ')}; values ${values}`];
  });
  assert.deepEqual(wrong, []);
  assert.equal(legal.length, 456);
});

test('each illegal path of the suite is refused before the first request, by name', async (t) => {
  let requests = 0;
  const url = await serve(t, (_, response) => {
    requests += 1;
    json(response, {});
  });
  const { exitCode, errors } = await check(
    t,
    url,
    illegal.map((each) => ({ path: '/', expect: { json: { [each.selector]: { exists: true } } } })),
  );
  const isRefused = (index: number): boolean =>
    errors.some((each) => each.startsWith(`\`checks\`: \`[${index}].expect.json.`) && /is not a JSONPath/.test(each));
  const accepted = illegal.filter((_, index) => !isRefused(index));
  assert.deepEqual(
    [exitCode, requests, accepted.map(({ name, selector }) => `${name}: ${selector}`)],
    [1, 0, []],
    errors[0],
  );
  assert.equal(illegal.length, 247);
});
