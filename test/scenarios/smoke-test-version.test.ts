// smoke-test, whole: which version answers, and what else does: wrong places, walls, caches, roll-outs, several URLs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { roundRobin, seededChoice } from '../../scripts/demo/balancer.ts';
import { balance, json, pod, serve, smoke } from '../fakes/smoke-service.ts';

const commit = 'a7f3c92b1c0ffee0123456789abcdef012345678';

test('a version that stands elsewhere is found there, after a few probes and not after minutes', async (t) => {
  let probes = 0;
  const url = await serve(t, (_, response) => {
    probes += 1;
    json(response, { status: 'ok', data: { sha: 'a7f3c92' } });
  });
  const { outputs, errors } = await smoke(t, { url, 'expect-version': commit, 'timeout-seconds': '300' });
  assert.deepEqual(
    [outputs['reason'], outputs['conclusive'], outputs['version-seen']],
    ['version_missing', 'false', 'false'],
  );
  assert.match(outputs['explanation'] ?? '', /json:\$\.version selects nothing; json:\$\.data\.sha holds a7f3c92/);
  assert.match(errors.join(), /fix: {3}Write `version-at: json:\$\.data\.sha`/);
  assert.equal(probes, 3);
});

for (const [title, expected] of [
  ['one of several versions', `v2.4.1\n${commit}`],
  ['the commit of a release tag', 'v2.4.1-a7f3c92'],
  ['the commit of a branch tag', 'main-a7f3c92'],
  ['the commit of a tag with its time', 'a7f3c92-20260119142345'],
] as const)
  test(`${title} is enough`, async (t) => {
    const url = await serve(t, (_, response) => json(response, { version: 'a7f3c92' }));
    assert.equal((await smoke(t, { url, 'expect-version': expected })).outputs['verdict'], 'pass');
  });

test('a tag that names a commit is not the bare version', async (t) => {
  const url = await serve(t, (_, response) => json(response, { version: '2.4.1' }));
  const { outputs } = await smoke(t, { url, 'expect-version': 'v2.4.1-a7f3c92', 'timeout-seconds': '3' });
  assert.deepEqual(
    [outputs['verdict'], outputs['reason'], outputs['version-seen']],
    ['fail', 'version_mismatch', 'false'],
  );
});

test('a version that came as a number is said', async (t) => {
  const url = await serve(t, (_, response) => void response.end('{"version": 1.1}'));
  const { outputs } = await smoke(t, { url, 'expect-version': '1.10', 'timeout-seconds': '3' });
  assert.match(outputs['explanation'] ?? '', /1\.10 came as the number 1\.1/);
});

test('a version that is an integer beyond 2^53 is compared by its text', async (t) => {
  const url = await serve(t, (_, response) => void response.end('{"version": 20261127030209123456}'));
  const good = await smoke(t, { url, 'expect-version': '20261127030209123456' });
  assert.equal(good.outputs['verdict'], 'pass', good.log);
  const other = await smoke(t, { url, 'expect-version': '20261127030209123457', 'timeout-seconds': '3' });
  assert.equal(other.outputs['reason'], 'version_mismatch', other.log);
});

test('healthy is waited for while the port is not open yet and while it answers 503', async (t) => {
  let started = 0;
  const url = await serve(t, (request, response) => {
    started ||= Date.now();
    const age = Date.now() - started;
    if (age < 300) return void request.socket.resetAndDestroy();
    json(response, {}, age < 700 ? 503 : 200);
  });
  const { outputs, log } = await smoke(t, { url, 'wait-for': 'healthy', checks: '[/up]' });
  assert.deepEqual([outputs['verdict'], outputs['version-seen']], ['pass', ''], log);
  assert.ok(Number(outputs['waited-seconds']) >= 0.3);
});

test('a login wall is called one, with its cure, and says nothing about the service', async (t) => {
  const url = await serve(
    t,
    (_, response) => void response.writeHead(302, { location: 'https://login.example/start?state=s3cret' }).end(),
  );
  const { outputs, errors, log } = await smoke(t, { url, 'expect-version': 'v1', 'timeout-seconds': '3' });
  assert.deepEqual([outputs['reason'], outputs['conclusive']], ['bad_status', 'false']);
  assert.match(outputs['explanation'] ?? '', /302 to https:\/\/login\.example\/start\?…: a login page/);
  assert.match(errors.join(), /could not measure the service[\s\S]*fix: .*`headers`/);
  assert.doesNotMatch(log, /s3cret/);
});

test('a redirect to another address is told with its target, and says nothing about the version', async (t) => {
  const location = 'https://shop.example/health?key=s3cret';
  const url = await serve(t, (_, response) => void response.writeHead(301, { location }).end());
  const { outputs, errors, log } = await smoke(t, { url, 'expect-version': 'v1', 'timeout-seconds': '0.5' });
  assert.deepEqual([outputs['reason'], outputs['conclusive']], ['bad_status', 'false'], log);
  assert.match(outputs['explanation'] ?? '', /301 to https:\/\/shop\.example\/health\?…: a redirect/);
  assert.match(errors.join(), /fix: .*redirects to `https:\/\/shop\.example`: write that in `url`/);
  assert.doesNotMatch(log, /s3cret/);
});

test('a redirect from http to https at the same host says nothing about the service, neither to a wait nor to a check', async (t) => {
  const url = await serve(t, (request, response) => {
    response.writeHead(301, { location: `https://${request.headers.host}${request.url}` }).end();
  });
  for (const more of [{ 'expect-version': 'v1', 'timeout-seconds': '0.5' }, { checks: '[/up]' }]) {
    const { outputs, errors, log } = await smoke(t, { url, ...more });
    assert.deepEqual([outputs['verdict'], outputs['conclusive']], ['fail', 'false'], log);
    assert.match(errors.join(), /fix: .*redirects to `https:.*: write that in `url` in place of `http:/);
  }
});

test('a redirect within the service is its own answer: a loop, a page to set it up, and what is no address', async (t) => {
  for (const [location, fix] of [
    ['/health', /fix: .*x-forwarded-proto/],
    ['/setup', /fix: .*own answer: look at its log/],
    ['http://[', /fix: .*own answer: look at its log/],
  ] as const) {
    const url = await serve(t, (_, response) => void response.writeHead(302, { location }).end());
    const { outputs, errors, log } = await smoke(t, { url, 'expect-version': 'v1', 'timeout-seconds': '0.5' });
    assert.deepEqual([outputs['reason'], outputs['conclusive']], ['bad_status', 'true'], log);
    assert.match(errors.join(), fix);
  }
});

test('a firewall that sends its challenge as a redirect gets the cure of a firewall', async (t) => {
  const headers = { location: 'https://challenge.example/', 'x-amzn-waf-action': 'challenge' };
  const url = await serve(t, (_, response) => void response.writeHead(302, headers).end());
  const { outputs, errors, log } = await smoke(t, { url, checks: '[/up]' });
  assert.equal(outputs['conclusive'], 'false', log);
  assert.match(errors.join(), /fix: .*`headers`/);
  assert.doesNotMatch(errors.join(), /follow-redirects/);
});

test('a check that meets a redirect to another address judges the service only where it asks for that status', async (t) => {
  const location = 'https://shop.example/';
  const url = await serve(t, (_, response) => void response.writeHead(301, { location }).end());
  const plain = await smoke(t, { url, checks: '[/up]' });
  assert.deepEqual([plain.outputs['reason'], plain.outputs['conclusive']], ['assertion', 'false'], plain.log);
  assert.match(plain.errors.join(), /fix: .*`follow-redirects: true`/);
  const asked = await smoke(t, { url, checks: '[{path: /up, expect: {status: 301, header: {location: /new}}}]' });
  assert.deepEqual([asked.outputs['reason'], asked.outputs['conclusive']], ['assertion', 'true'], asked.log);
});

test('a redirect where an older version had answered is the doing of the new one', async (t) => {
  let asked = 0;
  const url = await serve(t, (_, response) => {
    asked += 1;
    if (asked === 1) return void json(response, { version: 'v0' });
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  const inputs = { url, 'expect-version': 'v1', 'timeout-seconds': '1', 'interval-seconds': '0.2' };
  const { outputs } = await smoke(t, inputs);
  assert.equal(outputs['conclusive'], 'true');
  assert.match(outputs['explanation'] ?? '', /302 to \/elsewhere.*; before the redirect, v0 answered once/);
});

test('a challenge of a firewall says nothing about the service, a plain 403 does', async (t) => {
  const inputs = { 'expect-version': 'v1', 'timeout-seconds': '3' };
  const challenge = await serve(
    t,
    (_, response) => void response.writeHead(403, { 'cf-mitigated': 'challenge' }).end(),
  );
  const { outputs } = await smoke(t, { url: challenge, ...inputs });
  assert.deepEqual([outputs['conclusive'], /Cloudflare/.test(outputs['explanation'] ?? '')], ['false', true]);
  const plain = await serve(t, (_, response) => void response.writeHead(403).end());
  assert.equal((await smoke(t, { url: plain, ...inputs })).outputs['conclusive'], 'true');
});

test('each probe asks for a fresh answer, and a cache in front is warned of once', async (t) => {
  const asked = new Set<string | undefined>();
  const url = await serve(t, (request, response) => {
    asked.add(request.headers['cache-control']);
    response.setHeader('age', '17');
    json(response, { version: 'v1' });
  });
  const { outputs, warnings } = await smoke(t, { url, 'expect-version': 'v1' });
  assert.equal(outputs['verdict'], 'pass');
  assert.deepEqual([...asked], ['no-cache']);
  assert.equal(warnings.filter((each) => each.includes('A cache answered (age: 17)')).length, 1);
});

for (const [pods, way, choice] of [
  [2, 'in turn', roundRobin],
  [2, 'at random', seededChoice(2)],
  [4, 'in turn', roundRobin],
  [4, 'at random', seededChoice(4)],
  [10, 'in turn', roundRobin],
  [10, 'at random', seededChoice(10)],
] as const)
  test(`one old pod of ${pods} behind a balancer that picks ${way} never passes`, async (t) => {
    const old = await pod(t, '1f2e3d4');
    const fresh = await pod(t, 'a7f3c92');
    const balancer = await balance(t, [old, ...Array(pods - 1).fill(fresh)], choice);
    const inputs = { url: balancer.url, 'expect-version': commit, replicas: String(pods), 'timeout-seconds': '5' };
    const { outputs } = await smoke(t, inputs);
    assert.deepEqual([outputs['reason'], outputs['version-seen']], ['version_unstable', 'true']);
    // On a busy machine so few probes fit into the time that the old pod may answer only once.
    assert.match(outputs['explanation'] ?? '', /1f2e3d4 answered (?:once|\d+ times)/);
  });

test('a roll-out in progress is waited out, and each change of state is one line', async (t) => {
  const [old, fresh] = [await pod(t, '1f2e3d4'), await pod(t, 'a7f3c92')];
  const balancer = await balance(t, [], roundRobin);
  const steps = [[old], [old, fresh], [fresh]];
  // The roll-out begins with the first probe, and goes on after a few more.
  const timer = setInterval(() => {
    const next = balancer.connections > 5 ? steps.shift() : undefined;
    if (next !== undefined) balancer.set(next);
  }, 300);
  t.after(() => clearInterval(timer));
  const { outputs, log, summary } = await smoke(t, { url: balancer.url, 'expect-version': commit, replicas: '2' });
  assert.equal(outputs['verdict'], 'pass', log);
  assert.match(log, /reset[\s\S]*version 1f2e3d4[\s\S]*version a7f3c92, 1 of \d+ in a row/);
  assert.match(summary, /^version a7f3c92 +[·█]+$/m);
});

test('an old pod that comes back after the wait is version_unstable, with replicas as its cure', async (t) => {
  let probes = 0;
  const url = await serve(t, (request, response) => {
    if (request.url !== '/health') return void response.end();
    probes += 1;
    json(response, { version: probes === 1 || probes > 4 ? '1f2e3d4' : 'a7f3c92' });
  });
  const { outputs, errors } = await smoke(t, { url, 'expect-version': commit, checks: '[/up]' });
  assert.equal(outputs['reason'], 'version_unstable');
  assert.match(errors.join(), /fix: .*`replicas`/);
});

test('three regions are probed side by side, and one bad one is red and named', async (t) => {
  const open = new Set<symbol>();
  let most = 0;
  /** Answers after a while; how many such servers are asked at the same time is counted. */
  const slow = (version: string) => {
    const self = Symbol(version);
    return serve(t, (_, response) => {
      most = Math.max(most, open.add(self).size);
      setTimeout(() => {
        open.delete(self);
        json(response, { version });
      }, 400);
    });
  };
  const good = [await slow('v1'), await slow('v1'), await slow('v1')];
  const inputs = { 'expect-version': 'v1', checks: '[/up]', report: 'smoke.xml' };
  const all = await smoke(t, { url: good.join('\n'), ...inputs });
  assert.deepEqual([all.outputs['verdict'], all.outputs['checks-passed']], ['pass', '3'], all.log);
  assert.equal(most, 3, 'all three at once');

  const bad = await slow('v0');
  const red = await smoke(t, { url: [...good.slice(0, 2), bad].join('\n'), ...inputs, 'timeout-seconds': '8' });
  assert.equal(red.outputs['reason'], 'version_mismatch');
  assert.match(red.errors.join(), new RegExp(`where: GET ${bad}/health`));
  const rows = JSON.parse(red.outputs['urls'] ?? '') as { url: string; verdict: string; reason: string }[];
  assert.deepEqual(
    rows.map(({ verdict, reason }) => [verdict, reason]),
    [
      ['pass', ''],
      ['pass', ''],
      ['fail', 'version_mismatch'],
    ],
  );
  assert.match(red.summary, /\| URL \|/);
  assert.match(readFileSync(path.join(red.workspace, 'smoke.xml'), 'utf8'), /tests="5" failures="1"/);
});

test('the set of checks is run again until the edge has taken over', async (t) => {
  let since = 0;
  const url = await serve(t, (_, response) => {
    since ||= Date.now();
    response.writeHead(Date.now() - since < 1000 ? 404 : 200).end();
  });
  const checks = '- /up\n- /down\n';
  assert.equal((await smoke(t, { url, checks })).outputs['verdict'], 'fail');
  since = 0;
  const { outputs, log } = await smoke(t, { url, checks, 'retry-checks-seconds': '8' });
  assert.deepEqual([outputs['verdict'], outputs['checks-passed']], ['pass', '2'], log);
});

test('response text is no Markdown and no workflow command, and a red check shows what is needed to mend it', async (t) => {
  const evil = '::error::x\n##[error]y\u0085::warning::z | <img src=x> https://evil.example `a` @all';
  const url = await serve(t, (_, response) => void response.writeHead(500).end(evil));
  const checks = '[{name: up, path: "/up?token=query-s3cret", expect: {body: ok}}]';
  const { outputs, log, summary, errors, warnings } = await smoke(t, { url, checks });
  assert.deepEqual([outputs['reason'], errors.length, warnings.length], ['assertion', 1, 0]);
  assert.match(errors.join(), /where: GET http:\/\/127\.0\.0\.1:\d+\/up\?…/);
  assert.doesNotMatch(log, /^\s*::error::x|^\s*##\[|query-s3cret/m);
  assert.match(summary, /request: GET http:\/\/127\.0\.0\.1:\d+\/up\?…\nstatus: {2}500\nbody: {4}::error::x/);
  const outside = summary.replace(/```[\s\S]*?```/g, '');
  assert.doesNotMatch(outside, /<img|@all|query-s3cret/);
});

test('paths of RFC 9535 are judged through the bundle: each kind once, and what selects nothing fails all but `exists: false`', async (t) => {
  const document = {
    list: [0, 1, 2, 3],
    books: [
      { t: 'A', p: 8 },
      { t: 'B', p: 12, i: null },
    ],
    'a b': { "o'c": 1 },
  };
  const url = await serve(t, (_, response) => json(response, document));
  const good = {
    '$.list[1:3]': { 'one-of': [1, 2] },
    '$.list[-1]': 3,
    "$['a b']['o\\'c']": 1,
    '$..t': { type: 'string' },
    '$.books[?@.p < 10].t': 'A',
    '$.books[?@.i == null].t': 'B',
    '$.books[?@.i].i': null,
    '$.books[?length(@.t) == 2]': { exists: false },
    "$.books[?match(@.t, '[A-B]')].p": { gte: 8 },
    '$.list[?@ > $.books[0].p]': { exists: false },
  };
  const checks = JSON.stringify([{ path: '/', expect: { json: good } }]);
  const { outputs, log } = await smoke(t, { url, checks });
  assert.equal(outputs['verdict'], 'pass', log);

  const predicates = [
    { equals: 1 },
    { 'not-equals': 1 },
    { contains: '' },
    { matches: '' },
    { gt: 0 },
    { exists: true },
    { type: 'null' },
    { length: 0 },
    { 'one-of': [null] },
  ];
  const nothing = predicates.map((predicate) => ({ path: '/', expect: { json: { '$.missing': predicate } } }));
  const red = await smoke(t, { url, checks: JSON.stringify(nothing) });
  assert.deepEqual([red.outputs['checks-passed'], red.outputs['checks-failed']], ['0', String(predicates.length)]);

  const wrong = ['$.', '$[01]', '$[?@.a = 1]', '$[?length(@.a)]', '$.a-b'].map((path) => ({
    path: '/',
    expect: { json: { [path]: 1 } },
  }));
  const refused = await smoke(t, { url, checks: JSON.stringify(wrong) });
  assert.equal(refused.errors.length, wrong.length);
});

test('cookies travel, a capture is used, and a hostile value cannot end a JSONPath', async (t) => {
  const url = await serve(t, (request, response) => {
    if (request.url === '/login') response.setHeader('set-cookie', 'sid=session-s3cret; HttpOnly');
    json(response, {
      id: `x' || true || '`,
      cookie: request.headers.cookie ?? 'none',
      rows: [{ id: 'other', ok: true }],
    });
  });
  const checks = `
- {path: /login, cookies: true, capture: {id: {json: $.id}}}
- {path: /me, cookies: true, expect: {json: {$.cookie: {matches: ^sid=}}}}
- {path: /me, expect: {json: {$.cookie: none}}}
- {path: /rows, expect: {json: {"$.rows[?@.id == '{{id}}'].ok": {exists: false}}}}
`;
  const { outputs, log } = await smoke(t, { url, checks });
  assert.deepEqual([outputs['verdict'], outputs['checks-passed']], ['pass', '4'], log);
  assert.doesNotMatch(log.replace(/^::add-mask::.*$/gm, ''), /session-s3cret/);
});

test('`{{name}}` is filled in every field of a check, names and keys included', async (t) => {
  const seen: string[] = [];
  const url = await serve(t, async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { host, 'x-eu': mark } = request.headers;
    seen.push([request.method, request.url, host, mark, body].join(' '));
    response.setHeader('x-eu-count', '7');
    json(response, { eu: { id: 'o-1' }, list: ['zero', 'one'], text: 'eu=42;' });
  });
  const given = {
    variables: `{region: eu, n: 1, base: "${url}"}`,
    secrets: '{key: k3y-s3cret}',
    headers: '{host: "{{region}}.shop.example", "x-{{region}}": "{{key}}"}',
  };
  const checks = `
- name: orders of {{region}}
  path: /{{region}}/orders?n={{n}}
  method: POST
  json: {"{{region}}": "{{n}}"}
  expect:
    header: {"x-{{region}}-count": {gte: 1}}
    json: {"$['{{region}}'].id": {exists: true}, "$.list[{{n}}]": one}
    body: {contains: "{{region}}="}
  capture:
    id: {json: "$['{{region}}'].id"}
    count: {header: "x-{{region}}-count"}
    number: {body-match: "{{region}}=([0-9]+)"}
- {name: "{{id}} {{count}} {{number}} {{key}}", url: "{{base}}/other", form: {"f-{{region}}": "{{id}}"}, method: POST}
`;
  const { outputs, log, summary } = await smoke(t, { url, ...given, checks });
  assert.equal(outputs['verdict'], 'pass', log);
  assert.deepEqual(seen, [
    'POST /eu/orders?n=1 eu.shop.example k3y-s3cret {"eu":1}',
    'POST /other eu.shop.example k3y-s3cret f-eu=o-1',
  ]);
  assert.match(log, /passed: orders of eu \(/);
  assert.match(log, /passed: o-1 7 42 \*\*\* \(/);
  assert.doesNotMatch(`${log.replace(/^::add-mask::.*$/gm, '')}${summary}`, /k3y-s3cret/);

  const unknown = '[{name: "a {{x1}}", path: /, capture: {c: {json: "$.{{x2}}"}}, expect: {header: {"x-{{x3}}": a}}}]';
  const refused = await smoke(t, { url, checks: unknown });
  for (const name of ['x1', 'x2', 'x3'])
    assert.match(refused.errors.join(), new RegExp(`\\{\\{${name}\\}\\} is not known`));
});
