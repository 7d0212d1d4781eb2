// Whole bumps by tables: what is written, what is refused, and that nothing is half-planned. Shapes have tables of their own in places/.

import assert from 'node:assert/strict';
import test from 'node:test';
import { bumped, marked, planFor, refusals, type Wish } from '../fakes/marked-manifest.ts';
import { rowName } from '../row-name.ts';

const old = `sha256:${'a'.repeat(64)}`;
const fresh = `sha256:${'b'.repeat(64)}`;
const app = 'registry.acme.com/shop/app';

/** A line of a Deployment around the value of `image:`. */
const deployment = (image: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image:${image}\n          env: []\n`;

const scalars: readonly [string, string][] = [
  ['plain', deployment(` ${app}:«v1|v2»`)],
  ['plain with a comment behind', deployment(` ${app}:«v1|v2»   # ${app}:v1 is fine`)],
  ['trailing spaces and a tab', deployment(` ${app}:«v1|v2» \t`)],
  ['single quotes', deployment(` '${app}:«v1|v2»'`)],
  ['double quotes', deployment(` "${app}:«v1|v2»"`)],
  ['escapes in double quotes', deployment(` "«registry.acme.com\\/shop\\/app:v\\x31|registry.acme.com/shop/app:v2»"`)],
  [
    'an escape that hides a letter of the name',
    deployment(` "«registry.acme.com/shop/\\u0061pp:v1|registry.acme.com/shop/app:v2»"`),
  ],
  ['folded block', deployment(` >-\n            ${app}:«v1|v2»`)],
  ['literal block', deployment(` |-\n            ${app}:«v1|v2»`)],
  ['literal block with a comment in the header', deployment(` |- # pinned\n            ${app}:«v1|v2»`)],
  ['literal block with CRLF', deployment(` |-\n            ${app}:«v1|v2»`).replaceAll('\n', '\r\n')],
  ['next line', deployment(`\n            ${app}:«v1|v2»`)],
  ['next line in quotes after a comment', deployment(` # why\n            "${app}:«v1|v2»"`)],
  ['anchored', deployment(` &img ${app}:«v1|v2»`)],
  ['!!str', deployment(` !!str ${app}:«v1|v2»`)],
  ['anchor and tag', deployment(` &img !!str '${app}:«v1|v2»'`)],
  ['many spaces before the value', deployment(`      ${app}:«v1|v2»`)],
  ['a tab before the value', deployment(`\t${app}:«v1|v2»`)],
  ['CRLF', deployment(` ${app}:«v1|v2»`).replaceAll('\n', '\r\n')],
  ['BOM', `\uFEFF${deployment(` ${app}:«v1|v2»`)}`],
  ['BOM, CRLF and no final newline', `\uFEFF${deployment(` ${app}:«v1|v2»`).replaceAll('\n', '\r\n').trimEnd()}`],
  ['no final newline', `kind: Pod\nimage: ${app}:«v1|v2»`],
  ['non-ASCII before the value', `# größer 🚀 naïve\nteam: "日本語 \\u00e9"\nimage: ${app}:«v1|v2» # ✅`],
  ['a quoted key', `"image": ${app}:«v1|v2»\n`],
  ['a single-quoted key', `'image' : ${app}:«v1|v2»\n`],
  ['an explicit key', `? image\n: ${app}:«v1|v2»\n`],
  ['flow', `{spec: {containers: [{name: app, image: ${app}:«v1|v2»}]}}\n`],
  ['flow on several lines', `spec: {\n  containers: [\n    {image: '${app}:«v1|v2»', name: app,},\n  ]\n}\n`],
  ['flow after a merge of docs', `a: [1]\n---\n{image: "${app}:«v1|v2»"}\n`],
  ['several documents', `kind: A\n---\nimage: ${app}:«v1|v2»\n---\nkind: B\n...\n---\nimage: ${app}:«v1|v2»\n`],
  ['--- inside a block scalar', `script: |\n  a\n  ---\n  image: ${app}:v1\n  --- b\nimage: ${app}:«v1|v2»\n`],
  ['--- with a comment and with content', `--- # first\nimage: ${app}:«v1|v2»\n--- {image: "${app}:«v1|v2»"}\n`],
  ['directives', `%YAML 1.1\n---\nimage: ${app}:«v1|v2»\n...\n%YAML 1.2\n---\nimage: ${app}:«v1|v2»\n`],
  [
    'numbers that a printer would spoil',
    `defaultMode: 0644\nport: 08\nratio: 1.20\nbig: 12345678901234567890\nimage: ${app}:«v1|v2»\n`,
  ],
  ['odd indentation', `spec:\n     containers:\n     -    image:    ${app}:«v1|v2»\n          name:  app\n`],
  ['other tags and binary', `a: !Ref x\nb: !!binary aGk=\nimage: ${app}:«v1|v2»\n`],
];

for (const [title, text] of scalars) {
  test(`replaces the characters of the value and no others: ${rowName([title, text])}`, () => {
    const { before, after } = marked(text);
    assert.notEqual(before, after, title);
    assert.deepEqual(bumped({ 'k.yaml': before }, `${app}:v2`), { 'k.yaml': after }, title);
  });
}

{
  const odd = [
    '7284872',
    '553640e6',
    '0123456',
    '1.20',
    'on',
    'y',
    'no',
    'null',
    'True',
    '2026-01-19',
    '0x1f',
    '0b11',
    '0o17',
    '1_000',
    '1e3',
  ];
  const entry = `images:\n- name: ${app}\n  newTag: `;
  const styles: readonly [style: string, before: string, after: string][] = [
    ['a file without quotes', `${entry}v1\n`, `${entry}"TAG"\n`],
    ['a file of single quotes', `a: 'x'\n${entry}v1\n`, `a: 'x'\n${entry}'TAG'\n`],
    ['a file of both quotes', `a: "x"\nb: 'x'\n${entry}v1\n`, `a: "x"\nb: 'x'\n${entry}"TAG"\n`],
    ['a value in single quotes', `a: "x"\n${entry}'v1'\n`, `a: "x"\n${entry}'TAG'\n`],
    ['a value in double quotes', `a: 'x'\n${entry}"v1"\n`, `a: 'x'\n${entry}"TAG"\n`],
    ['a value whose tag says string', `${entry}!!str 1\n`, `${entry}!!str TAG\n`],
    ['a number', `${entry}7284871\n`, `${entry}"TAG"\n`],
    ['a map in one line', `images: [{name: ${app}, newTag: v1}]\n`, `images: [{name: ${app}, newTag: "TAG"}]\n`],
  ];
  for (const tag of odd)
    for (const [style, before, after] of styles)
      test(`what YAML 1.1 or 1.2 would read as something else is quoted as in ${style}: ${rowName(tag)}`, () => {
        const result = bumped({ 'kustomization.yaml': before }, `${app}:${tag}`, { allowDowngrade: true });
        assert.equal(result['kustomization.yaml'], after.replace('TAG', tag));
      });
}

for (const tag of ['v1.20', 'a7f3c92', '1a2b3c4', '2.4.1-0123456', 'v2.4.1-abc123f', '20260119-a', '1.2.3', '_1']) {
  test(`leaves plain what every YAML reads as a string: ${rowName(tag)}`, () => {
    const { before, after } = marked(`images:\n- name: ${app}\n  newTag: «x|${tag}»\n`);
    assert.equal(bumped({ 'kustomization.yaml': before }, `${app}:${tag}`)['kustomization.yaml'], after);
  });
}

const image = (from: string, to: string): string => `image: «${from}|${to}»\n`;
const versions: readonly [string, string, string, Wish, number][] = [
  ['a new tag', image(`${app}:v1`, `${app}:v2`), `${app}:v2`, {}, 0],
  ['keeps the form: a tag stays a tag', image(`${app}:v1`, `${app}:v2`), `${app}:v2@${fresh}`, {}, 0],
  ['keeps the form: a digest stays a digest', image(`${app}@${old}`, `${app}@${fresh}`), `${app}:v2@${fresh}`, {}, 0],
  ['keeps the form: both stay both', image(`${app}:v1@${old}`, `${app}:v2@${fresh}`), `${app}:v2@${fresh}`, {}, 0],
  ['a new tag drops the old digest and warns', image(`${app}:v1@${old}`, `${app}:v2`), `${app}:v2`, {}, 1],
  ['a new tag replaces a lone digest and warns', image(`${app}@${old}`, `${app}:v2`), `${app}:v2`, {}, 1],
  ['a new digest drops the old tag', image(`${app}:v1@${old}`, `${app}@${fresh}`), `${app}@${fresh}`, {}, 0],
  ['a digest alone where a tag stood', image(`${app}:v1`, `${app}@${fresh}`), `${app}@${fresh}`, {}, 0],
  ['neither tag nor digest', image(app, `${app}:v2`), `${app}:v2@${fresh}`, {}, 0],
  ['always', image(`${app}:v1`, `${app}:v2@${fresh}`), `${app}:v2@${fresh}`, { pinDigest: 'always' }, 0],
  [
    'always, on a lone digest',
    image(`${app}@${old}`, `${app}@${fresh}`),
    `${app}:v2@${fresh}`,
    { pinDigest: 'always' },
    0,
  ],
  ['never', image(`${app}:v1@${old}`, `${app}:v2`), `${app}:v2@${fresh}`, { pinDigest: 'never' }, 0],
  ['short form of Docker Hub stays short', image('nginx:1.26', 'nginx:1.27'), 'docker.io/library/nginx:1.27', {}, 0],
  [
    'long form of Docker Hub stays long',
    image('docker.io/library/nginx:1.26', 'docker.io/library/nginx:1.27'),
    'nginx:1.27',
    {},
    0,
  ],
  ['a registry with a port', image('localhost:5000/app:v1', 'localhost:5000/app:v2'), 'localhost:5000/app:v2', {}, 0],
  [
    'match rewrites registry and repository',
    image('old.example/app:v1', `${app}:v2`),
    `${app}:v2`,
    { match: ['old.example/app'] },
    0,
  ],
  ['match to Docker Hub', image('old.example/app:v1', 'nginx:v2'), 'nginx:v2', { match: ['old.example/app'] }, 0],
];

for (const [title, text, to, wish, warnings] of versions) {
  test(`writes tag and digest in the form of the place: ${rowName([title, text, to])}`, () => {
    const { before, after } = marked(text);
    assert.equal(bumped({ 'k.yaml': before }, to, wish)['k.yaml'], after, title);
    assert.equal(planFor({ 'k.yaml': before }, to, wish).warnings.length, warnings, title);
  });
}

const refused: readonly [string, string, string, string, Wish][] = [
  ['another service whose name starts alike', `image: ${app}-worker:v1\n`, `${app}:v2`, 'image_not_found', {}],
  ['a dot is no wildcard', 'image: checkout-service:v1\n', 'checkout.service:v2', 'image_not_found', {}],
  ['another registry', 'image: ghcr.io/shop/app:v1\n', `${app}:v2`, 'image_not_found', {}],
  ['a port is part of the registry', 'image: localhost:5000/app:v1\n', 'localhost:5001/app:v2', 'image_not_found', {}],
  ['always without a digest', `image: ${app}:v1\n`, `${app}:v2`, 'digest_missing', { pinDigest: 'always' }],
  ['never without a tag', `image: ${app}:v1\n`, `${app}@${fresh}`, 'tag_required', { pinDigest: 'never' }],
  ['an image without a version', `image: ${app}:v1\n`, app, 'image_incomplete', {}],
  [
    'different tags of one repository',
    `a: {image: "${app}:v1"}\nb: {image: "${app}:v2"}\n`,
    `${app}:v3`,
    'image_ambiguous',
    {},
  ],
  [
    'a container that is not there',
    `containers: [{name: app, image: "${app}:v1"}]\n`,
    `${app}:v3`,
    'image_not_found',
    { container: 'web' },
  ],
  ['a downgrade', `image: ${app}:v1.2.3\n`, `${app}:v1.2.2`, 'downgrade_refused', {}],
  ['a pre-release of the release', `image: ${app}:1.2.3\n`, `${app}:1.2.3-rc.1`, 'downgrade_refused', {}],
  ['duplicate keys', `image: ${app}:v1\nimage: ${app}:v1\n`, `${app}:v2`, 'manifest_duplicate_key', {}],
  ['invalid YAML', `image: ${app}:v1\n  foo: [\n`, `${app}:v2`, 'manifest_invalid', {}],
  [
    'invalid YAML in another document of the file',
    `image: ${app}:v1\n---\na: [\n`,
    `${app}:v2`,
    'manifest_invalid',
    {},
  ],
  ['an alias of nothing', `image: ${app}:v1\na: *none\n`, `${app}:v2`, 'manifest_invalid', {}],
  ['a template that parses as YAML', `image: ${app}:{{ .Values.tag }}\n`, `${app}:v2`, 'helm_template', {}],
  [
    'a template in quotes',
    `image: "{{ .Values.registry }}/shop/app:{{ .Values.tag }}"\n`,
    'shop/app:v2',
    'helm_template',
    {},
  ],
  [
    'a template for the tag, which parses as a map',
    `image:\n  repository: ${app}\n  tag: {{ .Values.tag }}\n`,
    `${app}:v2`,
    'helm_template',
    {},
  ],
  ['a variable of Flux or envsubst', `image: ${app}:\${TAG}\n`, `${app}:v2`, 'helm_template', {}],
  ['a parameter of Tekton', `image: "$(params.registry)/shop/app:v1"\n`, 'shop/app:v2', 'helm_template', {}],
  [
    'a variable in an entry of Kustomize',
    `kind: Kustomization\nimages:\n- name: ${app}\n  newTag: \${TAG:=v1}\n`,
    `${app}:v2`,
    'helm_template',
    {},
  ],
  ['a variable for the tag', `image: {repository: ${app}, tag: "\${TAG}"}\n`, `${app}:v2`, 'helm_template', {}],
  [
    'a template for the registry that all images share',
    `global: {imageRegistry: "{{ registry }}"}\nimage: {repository: shop/app, tag: v1}\n`,
    'shop/app:v2',
    'helm_template',
    {},
  ],
  [
    'a template beside a version',
    `a: {image: "${app}:{{ x }}"}\nb: {image: "${app}:v1"}\n`,
    `${app}:v2`,
    'helm_template',
    {},
  ],
  [
    'a template with control lines',
    `{{- if .Values.x }}\nimage: ${app}:v1\n{{- end }}\n`,
    `${app}:v2`,
    'helm_template',
    {},
  ],
  [
    'a file that SOPS encrypted',
    `image: ${app}:v1\nsops:\n  mac: ENC[AES256_GCM,data:x]\n`,
    `${app}:v2`,
    'sops_encrypted',
    {},
  ],
  [
    'a value that SOPS encrypted',
    `image:\n  repository: ${app}\n  tag: ENC[AES256_GCM,data:x]\n`,
    `${app}:v2`,
    'sops_encrypted',
    {},
  ],
  [
    'a block of two words',
    `image:\n  repository: ${app}\n  tag: |\n    v1\n    v2\n`,
    `${app}:v2`,
    'value_multiline',
    {},
  ],
];

for (const [title, text, to, code, wish] of refused) {
  test(`refuses what is unclear or unsafe by name and place: ${rowName([title, text, to])}`, () => {
    const [problem, ...more] = refusals({ 'dir/k.yaml': text }, to, wish);
    assert.equal(problem?.code, code, title);
    assert.deepEqual(more, [], title);
    assert.ok(problem.fix, title);
    const inputs = ['image', 'path', 'container', 'match', 'field'].map((name) => `input \`${name}\``);
    assert.ok(
      inputs.includes(problem.where ?? '') || /^dir\/k\.yaml:\d+/.test(problem.where ?? ''),
      `${title}: ${problem.where}`,
    );
  });
}

test('points with line, column and caret', () => {
  const [template] = refusals(
    { 'k.yaml': `a: 1\nimage:\n  repository: ${app}\n  tag: {{ .Values.tag }}\n` },
    `${app}:v2`,
  );
  assert.equal(template?.where, 'k.yaml:4:8');
  assert.equal(template.excerpt, '4 |   tag: {{ .Values.tag }}\n           ^');
  const [twice] = refusals({ 'k.yaml': `image: ${app}:v1\nimage: ${app}:v1\n` }, `${app}:v2`);
  assert.equal(twice?.where, 'k.yaml:2:1');
});

test('lists near misses with their places', () => {
  const files = {
    'a.yaml': 'image: ghcr.io/shop/app:v1\n',
    'b/kustomization.yaml': 'images:\n- name: apq\n  newTag: v7\n',
  };
  const [problem] = refusals(files, `${app}:v2`);
  assert.match(problem?.fix ?? '', /a\.yaml:1 ghcr\.io\/shop\/app:v1\nb\/kustomization\.yaml:3 apq:v7/);
  const [elsewhere] = refusals({ 'a.yaml': `containers: [{name: app, image: "${app}:v1"}]\n` }, `${app}:v3`, {
    container: 'web',
  });
  assert.match(elsewhere?.fix ?? '', /a\.yaml:1 .*\(container app\)/);
});

test('says where the different images stand', () => {
  const [problem] = refusals({ 'a.yaml': `image: ${app}:v1\n`, 'b.yaml': `\nimage: ${app}:v2\n` }, `${app}:v3`);
  assert.match(problem?.what ?? '', /a\.yaml:1 .*:v1\nb\.yaml:2 .*:v2/);
});

test('the same current image in several containers and files is one bump', () => {
  const { before, after } = marked(
    `containers:\n- {name: a, image: "${app}:«v1|v2»"}\n- {name: b, image: "${app}:«v1|v2»"}\n`,
  );
  const plan = planFor({ 'a.yaml': before, 'b.json': `{"image": "${app}:v1"}` }, `${app}:v2`);
  assert.deepEqual(
    plan.files.map(({ after: text }) => text.toString()),
    [after, `{"image": "${app}:v2"}`],
  );
  assert.equal(plan.places.length, 3);
  assert.deepEqual([plan.previousImage, plan.image], [`${app}:v1`, `${app}:v2`]);
});

test('container narrows different tags to one', () => {
  const { before, after } = marked(
    `containers:\n- {name: a, image: "${app}:v1"}\n- {name: b, image: "${app}:«v0|v2»"}\n`,
  );
  assert.equal(bumped({ 'k.yaml': before }, `${app}:v2`, { container: 'b' })['k.yaml'], after);
});

test('is unchanged when the image stands there already', () => {
  const plan = planFor({ 'k.yaml': `image: ${app}:v2\n` }, `${app}:v2`);
  assert.deepEqual(
    [plan.files.length, plan.places.length, plan.image, plan.previousImage],
    [0, 1, `${app}:v2`, `${app}:v2`],
  );
});

test('a second run with match finds what the first one moved, and changes nothing', () => {
  const first = bumped({ 'k.yaml': 'image: old.io/app:v1\n' }, `${app}:v2`, { match: ['old.io/app'] });
  assert.deepEqual(planFor(first, `${app}:v2`, { match: ['old.io/app'] }).files, []);
});

test('match is all that is replaced: the repository of the image itself is not', () => {
  const { before, after } = marked(
    `a: {image: "old.io/app:v1|${app}:v2»"}\nb: {image: "${app}:v1"}\n`.replace('"old', '"«old'),
  );
  assert.equal(bumped({ 'k.yaml': before }, `${app}:v2`, { match: ['old.io/app'] })['k.yaml'], after);
});

test('where only the repository of the image stands, match is told to be left out', () => {
  const [problem] = refusals({ 'k.yaml': `image: ${app}:v1\n` }, `${app}:v2`, { match: ['old.io/app'] });
  assert.deepEqual([problem?.code, problem?.where], ['image_not_found', 'input `match`']);
  assert.match(problem?.fix ?? '', /leave `match` out[\s\S]*k\.yaml:1/);
});

test('a place that match names is moved beside one that holds the image already', () => {
  const { before, after } = marked(`a: {image: «old.io/app:v1|${app}:v2»}\nb: {image: ${app}:v2}\n`);
  const plan = planFor({ 'k.yaml': before }, `${app}:v2`, { match: ['old.io/app'] });
  assert.equal(plan.files[0]?.after.toString(), after);
  assert.equal(plan.previousImage, 'old.io/app:v1');
});

test('writes several images at once, and none when one of them is missing', () => {
  const text = `a: {image: "shop/a:«1|2»"}\nb: {image: "shop/b:«3|4»"}\n`;
  const { before, after } = marked(text);
  assert.equal(bumped({ 'k.yaml': before }, ['shop/a:2', 'shop/b:4'])['k.yaml'], after);
  assert.deepEqual(
    refusals({ 'k.yaml': before }, ['shop/a:2', 'shop/c:4']).map(({ code }) => code),
    ['image_not_found'],
  );
  assert.equal(refusals({ 'k.yaml': before }, ['shop/a:2', 'shop/a:3'])[0]?.code, 'image_duplicate');
  assert.equal(
    refusals({ 'k.yaml': before }, ['shop/a:2', 'shop/b:3'], { match: ['shop/x'] })[0]?.code,
    'match_unclear',
  );
});

test('allows a downgrade when told to, and never guesses order where there is none', () => {
  assert.equal(
    bumped({ 'k.yaml': `image: ${app}:v2.0.0\n` }, `${app}:v1.0.0`, { allowDowngrade: true })['k.yaml'],
    `image: ${app}:v1.0.0\n`,
  );
  assert.equal(
    bumped({ 'k.yaml': `image: ${app}:v2.4.1-fbc123f\n` }, `${app}:v2.4.1-0bc123f`)['k.yaml'],
    `image: ${app}:v2.4.1-0bc123f\n`,
  );
});

test('a broken file that does not name the image is not our business', () => {
  const files = {
    'a.yaml': `image: ${app}:v1\n`,
    'b.yaml': 'x: [\n# shop/app\n',
    'c.yaml': '{{ include "app.labels" . }}\n',
  };
  assert.equal(bumped(files, `${app}:v2`)['a.yaml'], `image: ${app}:v2\n`);
});

test('a broken file that names the image in flow style is our business, also beside a good one', () => {
  const files = { 'a.yaml': `image: ${app}:v1\n`, 'b.yaml': `containers: [{name: app, image: ${app}:v1}]\nx: [\n` };
  assert.deepEqual(
    refusals(files, `${app}:v2`).map(({ code, where }) => [code, where]),
    [['manifest_invalid', 'b.yaml:3:1']],
  );
});

test('refuses bytes that are no UTF-8 by name', () => {
  const bytes = Buffer.concat([Buffer.from(`image: ${app}:v1 # `), Buffer.from([0xe9, 0x0a])]);
  assert.deepEqual(
    refusals({ 'k.yaml': bytes }, `${app}:v2`).map(({ code, where }) => [code, where]),
    [['manifest_not_utf8', 'k.yaml']],
  );
});

test('what keep leaves out of the image is said, and is no alarm', () => {
  const plan = planFor({ 'k.yaml': `image: ${app}:v1\n` }, `${app}:v2@${fresh}`);
  assert.deepEqual(plan.warnings, []);
  assert.match(plan.remarks?.join() ?? '', /^k\.yaml:1 has no digest.*bbbb.*`pin-digest: always`/);
  assert.deepEqual(planFor({ 'k.yaml': `image: ${app}:v1\n` }, `${app}:v2`).remarks, []);
});

const still: readonly [string, string, string, Wish, boolean][] = [
  ['a moving tag with a digest', `${app}:latest`, `${app}:latest@${fresh}`, {}, true],
  ['a moving tag without one', `${app}:latest`, `${app}:latest`, {}, true],
  ['a moving tag, never pinned', `${app}:main`, `${app}:main@${fresh}`, { pinDigest: 'never' }, true],
  ['a moving tag that is pinned', `${app}:latest`, `${app}:latest@${fresh}`, { pinDigest: 'always' }, false],
  ['a moving tag whose digest changes', `${app}:latest@${old}`, `${app}:latest@${fresh}`, {}, false],
  ['another moving tag', `${app}:main`, `${app}:latest@${fresh}`, {}, false],
  ['a tag of a commit', `${app}:a7f3c92`, `${app}:a7f3c92@${fresh}`, {}, false],
];

for (const [title, from, to, wish, expected] of still) {
  test(`${title} ${expected ? 'says that nothing will roll out' : 'says nothing of standing still'}`, () => {
    const { warnings } = planFor({ 'k.yaml': `image: ${from}\n` }, to, wish);
    assert.equal(/nothing will roll out/.test(warnings.join()), expected);
  });
}

test('a pointer of Git LFS is called what it is', () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 120\n`;
  const [problem] = refusals({ 'k.yaml': pointer }, `${app}:v2`);
  assert.deepEqual([problem?.code, /Git LFS/.test(problem?.what ?? '')], ['path_not_regular', true]);
});

test('where the version stands apart from a name that may be partial, the field is advised and not match', () => {
  const [problem] = refusals({ 'v.yaml': 'agent: {image: app, version: v1}\n' }, `${app}:v2`);
  assert.equal(problem?.code, 'image_not_found');
  assert.match(problem.fix ?? '', /`field: v\.yaml:agent\.version`/);
  assert.doesNotMatch(problem.fix ?? '', /`match`/);
});
