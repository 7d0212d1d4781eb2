// smoke-test, whole: the bundle in a process of its own against servers, balancers and certificates on loopback.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import type http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import test from 'node:test';
import { roundRobin, seededChoice } from '../../scripts/demo/balancer.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { runBundle, startBundle } from '../fakes/runner.ts';
import { slowness } from '../fakes/slowness.ts';
import { balance, json, listen, pod, serve, smoke } from '../fakes/smoke-service.ts';

const commit = 'a7f3c92b1c0ffee0123456789abcdef012345678';

for (const [way, choice] of [
  ['in turn', roundRobin],
  ['at random', seededChoice(4)],
] as const)
  test(`with one old pod in four still answering, a balancer that picks ${way} lets nothing pass early`, async (t) => {
    const old = await pod(t, '1f2e3d4');
    const fresh = await pod(t, 'a7f3c92');
    const balancer = await balance(t, [old, fresh, fresh, fresh], choice);
    const inputs = { url: balancer.url, 'expect-version': commit, replicas: '4', 'timeout-seconds': '6' };
    const { exitCode, outputs, errors, summary } = await smoke(t, inputs);
    assert.deepEqual([exitCode, outputs['verdict'], outputs['reason']], [1, 'fail', 'version_unstable']);
    const versions = JSON.parse(outputs['versions'] ?? '') as Record<string, number>;
    assert.ok(
      (versions['a7f3c92'] ?? 0) > (versions['1f2e3d4'] ?? 0) && (versions['1f2e3d4'] ?? 0) > 3,
      outputs['versions'],
    );
    assert.match(errors.join(), /not \d+ times in a row/);
    assert.match(summary, /version 1f2e3d4/);
  });

test('once the last old pod is gone, the new version passes, is checked, and closes', async (t) => {
  const [old, fresh] = [await pod(t, '1f2e3d4'), await pod(t, 'a7f3c92')];
  const balancer = await balance(t, [old, fresh, fresh, fresh], seededChoice(1));
  // The roll-out ends some time after the first probe, however long the step took to begin.
  let first = 0;
  const timer = setInterval(() => {
    if (balancer.connections > 0) first ||= Date.now();
    if (first > 0 && Date.now() - first > 1500) balancer.set([fresh, fresh, fresh, fresh]);
  }, 20);
  t.after(() => clearInterval(timer));
  const checks = '[{name: health, path: /health, expect: {json: {"$.dependencies.*": connected}}}]';
  const inputs = { url: balancer.url, 'expect-version': commit, replicas: '4', checks, report: 'reports/smoke.xml' };
  const { exitCode, outputs, summary, log, workspace } = await smoke(t, inputs);
  assert.equal(exitCode, 0, log);
  assert.equal(outputs['verdict'], 'pass');
  assert.equal(outputs['reason'], '');
  assert.ok(Number(outputs['waited-seconds']) > 1);
  assert.deepEqual([outputs['checks-passed'], outputs['checks-failed']], ['1', '0']);
  assert.match(outputs['p50-ms'] ?? '', /^\d+$/);
  const metrics = JSON.parse(outputs['metrics'] ?? '') as Record<string, string>;
  assert.deepEqual(Object.keys(metrics), ['p95', 'error rate', 'checks']);
  assert.equal(metrics['checks'], '1/1');
  assert.match(summary, /✅ Smoke test passed/);
  assert.equal(outputs['report'], 'reports/smoke.xml');
  assert.match(readFileSync(path.join(workspace, 'reports/smoke.xml'), 'utf8'), /tests="2" failures="0"/);
});

test('every probe has a connection of its own', async (t) => {
  const balancer = await balance(t, [await pod(t, 'v2.4.1')], roundRobin);
  const { outputs } = await smoke(t, { url: balancer.url, 'expect-version': '2.4.1', stable: '7' });
  assert.equal(outputs['verdict'], 'pass');
  assert.equal(balancer.connections, 7);
  const checked = await smoke(t, { url: balancer.url, 'expect-version': '2.4.1', stable: '7', checks: '[/up]' });
  assert.equal(checked.outputs['verdict'], 'pass', checked.log);
  assert.equal(balancer.connections, 7 + 9, '7 probes, a check, the closing probe');
});

test('captures are chained, typed and hidden: login, then checkout', async (t) => {
  const url = await serve(t, (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      if (request.url === '/login') return json(response, { token: 'eyJ.top.secret', amount: 50, got: body });
      const allowed = request.headers.authorization === 'Bearer eyJ.top.secret';
      json(response, { allowed, sent: JSON.parse(body), echo: request.headers }, 201);
    });
  });
  const checks = `
- name: login
  method: POST
  path: /login
  form: {user: "{{user}}", password: "{{password}}"}
  expect: {json: {"$.got": "user=ann&password=pa+ss%2Fword"}}
  capture:
    token: {json: $.token, secret: true}
    amount: {json: $.amount}
- name: checkout
  method: POST
  path: /checkout
  headers: {authorization: "Bearer {{token}}"}
  json: {amount: "{{amount}}", by: "{{user}}"}
  expect:
    status: 201
    json: {$.allowed: true, $.sent: {equals: {amount: 50, by: ann}}}
- name: leak
  method: POST
  path: /leak
  headers: {authorization: "Bearer {{token}}", x-password: "{{password}}"}
  json: {password: "{{password}}"}
  expect: {json: {$.echo.authorization: nothing, "$.echo['x-password']": nothing, $.sent.password: nothing}, body: nothing}
`;
  const inputs = { url, checks, variables: '{user: ann}', secrets: '{password: pa ss/word}', report: 'smoke.xml' };
  const { log, outputs, summary, workspace, exitCode } = await smoke(t, inputs);
  assert.deepEqual([exitCode, outputs['reason'], outputs['checks-passed']], [1, 'assertion', '2'], log);
  const shown =
    log.replace(/^::add-mask::.*$/gm, '') + summary + readFileSync(path.join(workspace, 'smoke.xml'), 'utf8');
  assert.doesNotMatch(shown, /top\.secret|pa ss|pa\+ss|pa%20ss/);
  assert.match(shown, /Bearer \*\*\*/);
});

const broken: readonly [string, http.RequestListener, string][] = [
  ['an old version', (_, response) => json(response, { version: '1f2e3d4' }), 'version_mismatch'],
  ['a login page', (_, response) => void response.end('<html>login</html>'), 'not_json'],
  ['an endless body', (_, response) => void response.end(Buffer.alloc(6 * 1024 * 1024, 32)), 'body_too_large'],
  ['a server error', (_, response) => void response.writeHead(503).end(), 'bad_status'],
  ['a redirect', (_, response) => void response.writeHead(302, { location: '/login' }).end(), 'bad_status'],
  ['silence', () => undefined, 'timeout'],
  ['a reset', (request) => void request.socket.resetAndDestroy(), 'unreachable'],
];

for (const [title, answer, reason] of broken)
  test(`${title} is ${reason}`, async (t) => {
    const inputs = { 'expect-version': 'a7f3c92', 'timeout-seconds': '5', 'try-timeout-seconds': '2' };
    const { exitCode, outputs, summary, errors } = await smoke(t, { url: await serve(t, answer), ...inputs });
    assert.deepEqual([exitCode, outputs['verdict'], outputs['reason']], [1, 'fail', reason]);
    assert.match(summary, new RegExp(`Smoke test failed: \`${reason}\``));
    assert.match(errors.join(), /fix: {3}\S/);
  });

test('a slow drip does not hold the step beyond its time', async (t) => {
  const url = await serve(t, (_, response) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  });
  const checks = '[{path: /, retries: 50}]';
  const { outputs, milliseconds } = await smoke(t, {
    url,
    checks,
    'timeout-seconds': '1',
    'try-timeout-seconds': '0.3',
  });
  assert.equal(outputs['reason'], 'timeout');
  assert.ok(milliseconds < 4000 * slowness(), `${milliseconds} ms`);
});

test('a version that changes during the checks is version_changed', async (t) => {
  let checked = false;
  const url = await serve(t, (request, response) => {
    if (request.url === '/order') checked = true;
    json(response, { version: checked ? '1f2e3d4' : 'a7f3c92' });
  });
  const { outputs } = await smoke(t, { url, 'expect-version': 'a7f3c92', checks: '[{path: /order}]' });
  assert.deepEqual([outputs['reason'], outputs['checks-passed']], ['version_changed', '1']);
});

test('a certificate of a private authority passes with `ca` only, as text or file', async (t) => {
  const folder = temporaryFolder(t);
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const how = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-subj', '/CN=localhost'];
  const files = ['-nodes', '-keyout', key, '-out', cert, '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', ...how, ...files], { stdio: 'ignore' });
  const pem = { key: readFileSync(key), cert: readFileSync(cert) };
  const { port } = await listen(
    t,
    https.createServer(pem, (_, response) => json(response, { version: 'v1' })),
  );
  const inputs = { url: `https://localhost:${port}`, 'expect-version': 'v1' };
  assert.equal((await smoke(t, { ...inputs, 'timeout-seconds': '4' })).outputs['reason'], 'tls');
  assert.equal((await smoke(t, { ...inputs, ca: pem.cert.toString() })).outputs['verdict'], 'pass');
  assert.equal((await smoke(t, { ...inputs, insecure: 'true' })).outputs['verdict'], 'pass');
  const file = await runBundle('smoke-test', {
    workspace: folder,
    inputs: { ...inputs, ca: 'cert.pem', 'interval-seconds': '0.1' },
  });
  assert.equal(file.outputs['verdict'], 'pass', file.log);
  assert.match((await smoke(t, { ...inputs, ca: 'nothing.pem' })).errors.join(), /ca_invalid/);
});

test('credentials in the URL, common headers and a Host header arrive and are not shown', async (t) => {
  const url = await serve(t, (request, response) => json(response, { version: request.headers, at: request.url }));
  const checks =
    '[{path: /x, expect: {json: {$.at: /base/x, $.version.host: shop.example, $.version.authorization: no}}}]';
  const inputs = { url: `${url.replace('//', '//bob:p%40ssw0rd@')}/base`, checks, headers: '{Host: shop.example}' };
  const { log, summary, outputs } = await smoke(t, inputs);
  const shown = log.replace(/^::add-mask::.*$/gm, '') + summary;
  assert.equal(outputs['reason'], 'assertion');
  assert.doesNotMatch(shown, new RegExp(`p@ssw0rd|p%40ssw0rd|${Buffer.from('bob:p@ssw0rd').toString('base64')}`));
  assert.equal(log.match(/^ {2}\S.*: expected/gm)?.length, 1, log);
});

test('a check that only warns does not redden the step', async (t) => {
  const url = await serve(t, (_, response) => json(response, {}, 500));
  const { exitCode, outputs, warnings } = await smoke(t, { url, checks: '[{name: cache, path: /, warn: true}]' });
  assert.deepEqual([exitCode, outputs['verdict'], outputs['checks-failed']], [0, 'pass', '0']);
  assert.match(warnings.join(), /"cache" failed/);
});

test('a dry run sends nothing', async (t) => {
  let requests = 0;
  const url = await serve(t, (_, response) => {
    requests += 1;
    response.end();
  });
  const inputs = { url, 'expect-version': 'v1', checks: '[{name: order, path: /, method: POST}]', 'dry-run': 'true' };
  const { exitCode, log, summary, outputs } = await smoke(t, inputs);
  assert.deepEqual([exitCode, requests, outputs['verdict']], [0, 0, '']);
  assert.match(log, /Check order/);
  assert.match(summary, /dry run, nothing was sent/);
});

test('bad input stops the step before the first request, with all its friends', async (t) => {
  let requests = 0;
  const url = await serve(t, () => {
    requests += 1;
  });
  const checks = '[{path: "/{{nope}}", expect: {json: {$.a: 1}}}]';
  const { errors, outputs } = await smoke(t, { url, checks, 'version-at': 'json:$.[', replicas: 'many' });
  assert.equal(errors.length, 3);
  assert.match(errors.join(), /json_path_invalid/);
  const outside = await smoke(t, { url, checks: '[{path: /}]', report: '../smoke.xml' });
  assert.match(outside.errors.join(), /report_outside/);
  assert.equal(existsSync(path.join(outside.workspace, '../smoke.xml')), false);
  const [workspace, elsewhere] = [temporaryFolder(t), temporaryFolder(t)];
  symlinkSync(elsewhere, path.join(workspace, 'link'));
  const linked = await runBundle('smoke-test', {
    workspace,
    inputs: { url, checks: '[{path: /}]', report: 'link/a/b.xml' },
  });
  assert.match(linked.errors.join(), /report_outside/);
  assert.deepEqual(readdirSync(elsewhere), []);
  const bare = await smoke(t, { url: 'staging.shop.example', checks: '[{path: /}]' });
  assert.match(bare.errors.join(), /without a scheme \[url_invalid\][\s\S]*https:\/\/staging\.shop\.example/);
  assert.deepEqual([requests, outputs['verdict']], [0, undefined]);
});

const interrupts: readonly [place: string, signal: NodeJS.Signals, answer: http.RequestListener][] = [
  ['in a request', 'SIGINT', () => undefined],
  ['between two requests', 'SIGTERM', (_, response) => json(response, { version: 'old' })],
];

for (const [place, signal, answer] of interrupts)
  test(`an interrupt ends the step promptly ${place}`, async (t) => {
    const url = await serve(t, answer);
    const inputs = { url, 'expect-version': 'new', 'interval-seconds': '60', 'try-timeout-seconds': '60' };
    const { child, finished } = startBundle('smoke-test', { workspace: temporaryFolder(t), inputs });
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill(signal);
    const killed = performance.now();
    const { exitCode, errors, outputs } = await finished;
    const milliseconds = performance.now() - killed;
    assert.equal(exitCode, 1);
    assert.deepEqual([outputs['verdict'], outputs['reason'], outputs['conclusive']], ['fail', 'cancelled', 'false']);
    assert.match(outputs['explanation'] ?? '', /cancelled before http/);
    assert.match(errors.join(), /cancelled/);
    assert.ok(milliseconds < 2000 * slowness(), `${milliseconds} ms`);
  });
