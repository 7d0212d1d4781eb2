// Properties that no table can hold: in random manifests of every shape only the value's bytes change, the parsed difference
// is exactly the intended one, and no bytes whatsoever crash the plan.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parseAllDocuments, stringify } from 'yaml';
import { planBump } from '../../../src/bump-manifest/plan.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';
import { bumped, changeOf, marked, planFor, refusals } from '../../fakes/marked-manifest.ts';

const app = 'registry.acme.com/shop/app';
const tagOf = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,12}$/);

/** How YAML readers before 1.2 and after may see a tag: written plain only when it cannot be anything else. */
const plainTag = fc.constantFrom('v1', 'a7f3c92', '1.2.3', 'v2.4.1-abc123f', 'main', '1a2b3c4');

interface Style {
  readonly open: string;
  readonly close: string;
}
const styles: readonly Style[] = [
  { open: '', close: '' },
  { open: '"', close: '"' },
  { open: "'", close: "'" },
  { open: '&anchor ', close: '' },
  { open: '!!str ', close: '' },
  { open: '!!str "', close: '"' },
];
const styleOf = fc.constantFrom(...styles);
const value = (text: string, { open, close }: Style, space: string): string => `${space}${open}${text}${close}`;

type Shape = (from: string, to: string, style: Style, space: string) => string;
const whole = (from: string, to: string, style: Style, space: string): string =>
  value(`${app}:«${from}|${to}»`, style, space);
const alone = (from: string, to: string, style: Style, space: string): string => value(`«${from}|${to}»`, style, space);

const shapes: readonly Shape[] = [
  (...v) =>
    `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - name: other\n        image: ${app}-worker:v9\n      - name: app\n        image:${whole(...v)}\n`,
  (...v) =>
    `apiVersion: batch/v1\nkind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: app, image:${whole(...v)} }]}}}}}\n`,
  (...v) =>
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  data: {image: "${app}:v0"}\n- apiVersion: v1\n  kind: Pod\n  spec:\n    volumes:\n    - image:\n        reference:${whole(...v)}\n`,
  (...v) =>
    `kind: Kustomization\nimages:\n- name: ${app}-x\n  newTag: v0\n- name: app\n  newName: ${app}\n  newTag:${alone(...v)}\n`,
  (...v) => `image:\n  repository: ${app}\n  tag:${alone(...v)}\nsidecar: {image: "${app}x:v0"}\n`,
  (...v) =>
    `global:\n  imageRegistry: registry.acme.com\nweb:\n  image:\n    tag:${alone(...v)}\n    repository: shop/app\n`,
  (...v) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    repoURL: x\n    helm:\n      parameters:\n      - name: image.repository\n        value: ${app}\n      - name: image.tag\n        value:${alone(...v)}\n`,
  (...v) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    repoURL: x\n    helm:\n      values: |\n        a: 1\n\n        image:\n          repository: ${app}\n          tag:${alone(...v)}\n`,
  (...v) =>
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    image:\n      name: ${app}\n      tag:${alone(...v)}\n`,
  (...v) => `apiVersion: acme.com/v1\nkind: Thing\nspec:\n  image:${whole(...v)}\n`,
];

/** Data that stands around the image, printed as other tools print it. */
const noiseOf = fc
  .record({
    data: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/).map((key) => `n-${key}`),
      fc.jsonValue({ maxDepth: 3 }),
      { maxKeys: 3 },
    ),
    indent: fc.integer({ min: 1, max: 6 }),
    quotes: fc.constantFrom('QUOTE_SINGLE', 'QUOTE_DOUBLE', 'PLAIN', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  })
  .map(({ data, indent, quotes }) =>
    stringify({ noise: data }, { indent, defaultStringType: quotes as 'PLAIN' }).replaceAll(/[«|»]/g, '_'),
  );

const manifest = fc.record({
  shape: fc.constantFrom(...shapes),
  style: styleOf,
  from: plainTag,
  to: tagOf,
  space: fc.constantFrom(' ', '   ', ' \t'),
  noise: noiseOf,
  noiseBefore: fc.boolean(),
  comment: fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .map((text) => text.replace(/[\p{Cc}«|»\u2028\u2029\uFEFF\p{Cs}]/gu, '')),
  eol: fc.constantFrom('\n', '\r\n'),
  bom: fc.boolean(),
  documents: fc.integer({ min: 0, max: 2 }),
  finalNewline: fc.boolean(),
});

test('changes only the bytes of the value, whatever stands around it', () => {
  fc.assert(
    fc.property(manifest, (m) => {
      if (m.from === m.to) return;
      const body = m.shape(m.from, m.to, m.style, m.space);
      const parts = m.noiseBefore ? [m.noise, body] : [body, m.noise];
      const filler = Array.from({ length: m.documents }, (_, n) => `# ${m.comment}\nnumber: ${n}\n`);
      const text = `# ${m.comment}\n${[...filler, parts.join('')].join('---\n')}`;
      const ended = m.finalNewline ? text : text.replace(/\n+$/, '');
      const source = `${m.bom ? '\uFEFF' : ''}${ended.replaceAll(/\r?\n/g, m.eol)}`;
      checkBump(source, m.to);
    }),
    { numRuns: 400 },
  );
});

/** Bumps the marked manifest; the new value may have gained quotes, and nothing else may differ. */
function checkBump(source: string, to: string): void {
  const { before, after } = marked(source);
  // What the printer of the noise made unreadable is no manifest.
  fc.pre(parseAllDocuments(before).every(({ errors }) => errors.length === 0));
  const result =
    bumped({ 'kustomization.yaml': before }, `${app}:${to}`, { allowDowngrade: true })['kustomization.yaml'] ?? '';
  const quotedForms = ['"', "'"].map(
    (quote) => marked(source.replace(/«([^|»]*)\|([^»]*)»/, `«$1|${quote}$2${quote}»`)).after,
  );
  assert.ok([after, ...quotedForms].includes(result), `${JSON.stringify(source)}\n→ ${JSON.stringify(result)}`);
  const leaves = (text: string): [string, unknown][] =>
    parseAllDocuments(text).flatMap((document, index) => leavesOf(document.toJS() as unknown, `${index}`));
  const [was, is] = [leaves(before), leaves(result)];
  assert.deepEqual(
    was.map(([path]) => path),
    is.map(([path]) => path),
  );
  const changed = is.filter(([, leaf], index) => !Object.is(leaf, was[index]?.[1]));
  assert.ok(changed.length >= 1);
  for (const [, leaf] of changed)
    assert.ok(
      typeof leaf === 'string' && (leaf === to || leaf === `${app}:${to}` || leaf.includes('repository:')),
      String(leaf),
    );
}

function leavesOf(node: unknown, path: string): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => leavesOf(child, `${path}/${key}`));
}

const change = changeOf(`${app}:v2`);
const planned = (bytes: Buffer): void => {
  for (const path of ['k.yaml', 'k.json', 'kustomization.yaml']) planBump([{ path, bytes }], change);
};

test('an edit that is not proven is refused, with what to do', () => {
  const bytes = Buffer.from(`{'kind': 'Pod', 'spec': {'containers': [{'name': 'app', 'image': '${app}:v1'}]}}`);
  assert.deepEqual(planBump([{ path: 'k.json', bytes }], change).problems, [
    {
      code: 'edit_unproven',
      what: 'the edit of "k.json" cannot be proven to change only the image: the result is not JSON',
      where: 'k.json',
      fix: 'Nothing was written. Write the value on a line of its own, or name another place with `field`.',
    },
  ]);
});

test('what cannot be read is told with the input that lists the file', () => {
  const deep = `${'- '.repeat(1001)}image: ${app}:v1\n`;
  const rows = [
    [`image: ${app}:v1\n{{- if x }}\n`, /; leave templates out of `path`\.$/],
    [deep, /^Write the file flatter, or leave it out of `path`\.$/],
  ] as const;
  for (const [text, fix] of rows)
    assert.match(planBump([{ path: 'k.yaml', bytes: Buffer.from(text) }], change).problems[0]?.fix ?? '', fix);
});

test('random bytes are refused or planned, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) =>
      planned(Buffer.concat([Buffer.from(`image: ${app}:v1\n`), bytes])),
    ),
    { numRuns: 150 },
  );
});

test('random YAML characters are refused or planned, never a crash', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ' ',
    '\n',
    '- ',
    '&a',
    '*a',
    '<<: ',
    '"',
    "'",
    '|',
    '>-',
    '#',
    '---\n',
    '? ',
    '!!str ',
    ',',
    '\t',
    'image: ',
    'tag: ',
    'repository: ',
    'images:\n',
    app,
    `${app}:v1`,
    'v1',
    '{{ x }}',
    'values: ',
    'helm: ',
    'repoURL: x',
    'kind: ',
    '%YAML 1.1\n',
    '...\n',
    '\uFEFF',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => planned(Buffer.from(pieces.join('')))),
    { numRuns: 500 },
  );
});

test('a manifest that lost or gained a character is refused or still changed in the image alone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...shapes),
      fc.nat(),
      fc.constantFrom('', '"', ' ', '\n', '{', ':', '#', '- ', '*'),
      (shape, at, added) => {
        const { before } = marked(shape('v1', 'v2', { open: '', close: '' }, ' '));
        const index = at % before.length;
        planned(Buffer.from(before.slice(0, index) + added + before.slice(index + (added === '' ? 1 : 0))));
      },
    ),
    { numRuns: 300 },
  );
});

test('two places that share a value are rewritten once', () => {
  const { before, after } = marked(
    `t: &t «v1|v2»\na: {image: {repository: ${app}, tag: *t}}\nb: {image: {repository: ${app}, tag: *t}}\n`,
  );
  const plan = planFor({ 'k.yaml': before }, `${app}:v2`);
  assert.equal(plan.files[0]?.after.toString(), after);
  assert.equal(plan.files[0]?.edits.length, 1);
  assert.equal(plan.places.length, 2);
});

test('a value cannot become two things at once', () => {
  const text = 't: &t v1\na: {image: {repository: shop/a, tag: *t}}\nb: {image: {repository: shop/b, tag: *t}}\n';
  assert.equal(refusals({ 'k.yaml': text }, ['shop/a:v2', 'shop/b:v3'])[0]?.code, 'value_shared');
  assert.equal(bumped({ 'k.yaml': text }, ['shop/a:v2', 'shop/b:v2'])['k.yaml'], text.replace('v1', 'v2'));
});

test('thousands of places in one file cost time in proportion', { timeout: 60_000 }, () => {
  const time = (count: number): number => {
    const text = `images:\n${`- name: app\n  newName: ${app}\n  newTag: v1\n`.repeat(count)}`;
    const start = cpuMilliseconds();
    assert.equal(planFor({ 'kustomization.yaml': text }, `${app}:v2`).files[0]?.edits.length, count);
    return cpuMilliseconds() - start;
  };
  time(500);
  const [few, many] = [Math.min(time(1000), time(1000)), time(16_000)];
  assert.ok(many < 40 * few, `${few.toFixed(0)} ms for 1000, ${many.toFixed(0)} ms for 16,000`);
});
