// smoke-test, whole: what the network does to a probe, and what a wrong certificate, a proxy or a bomb is called.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import zlib from 'node:zlib';
import { startArgoCdApi } from '../fakes/argocd-api.ts';
import { makeCertificate } from '../fakes/certificate.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { startProxy } from '../fakes/proxy.ts';
import { json, serve, serveRaw, serveTls, smoke } from '../fakes/smoke-service.ts';

/** A try that is answered has time for it on a busy machine, too: the last one that came to its end decides. */
const quick = { 'expect-version': 'v1', 'timeout-seconds': '4', 'try-timeout-seconds': '1.5' };

const http = (head: string, body = ''): string => `HTTP/1.1 ${head}\r\n\r\n${body}`;

const raw: readonly [string, Parameters<typeof serveRaw>[1], string, string, RegExp][] = [
  ['a reset', (socket) => void socket.resetAndDestroy(), 'unreachable', 'false', /reset/],
  ['silence', () => undefined, 'timeout', 'true', /waiting for the answer/],
  ['a slow head', (socket) => void socket.write('HTTP/1.1 200 OK\r\nx: '), 'timeout', 'true', /waiting for the answer/],
  [
    'a slow body',
    (socket) => void socket.write(http('200 OK\r\ncontent-length: 9', '{')),
    'timeout',
    'true',
    /reading the body/,
  ],
  [
    'a truncated body',
    (socket) => void socket.end(http('200 OK\r\ncontent-length: 99', '{"version":"v1"}')),
    'unreachable',
    'false',
    /closed before the body was complete/,
  ],
  [
    'what is no HTTP',
    (socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
    'unreachable',
    'false',
    /Parse Error|HTTP/i,
  ],
];

for (const [title, answer, reason, conclusive, words] of raw)
  test(`${title} is ${reason}`, async (t) => {
    const { outputs } = await smoke(t, { url: await serveRaw(t, answer), ...quick });
    assert.deepEqual([outputs['reason'], outputs['conclusive']], [reason, conclusive]);
    assert.match(outputs['explanation'] ?? '', words);
  });

test('a gzip bomb is too large, and does not fill the memory', async (t) => {
  const bomb = zlib.gzipSync(Buffer.alloc(600 * 1024 * 1024), { level: 9 });
  const url = await serve(t, (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
  const { outputs } = await smoke(t, {
    url,
    ...quick,
    'try-timeout-seconds': '8',
    'timeout-seconds': '8',
    stable: '1',
  });
  assert.equal(outputs['reason'], 'body_too_large');
});

test('a name that DNS does not know is told as such', async (t) => {
  const { outputs } = await smoke(t, {
    url: 'http://nowhere.invalid',
    ...quick,
    'timeout-seconds': '6',
    'try-timeout-seconds': '6',
  });
  assert.deepEqual([outputs['reason'], outputs['conclusive']], ['unreachable', 'false']);
  assert.match(outputs['explanation'] ?? '', /nowhere\.invalid: DNS/);
});

/** Files of OpenSSL in a folder of their own. */
function openssl(t: TestContext) {
  const folder = temporaryFolder(t);
  const run = (...words: string[]): void => void execFileSync('openssl', words, { stdio: 'ignore', cwd: folder });
  const read = () => ({
    key: readFileSync(path.join(folder, 'key.pem')),
    cert: readFileSync(path.join(folder, 'cert.pem'), 'utf8'),
  });
  return { folder, run, read };
}

const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', 'key.pem'];
const subjectOf = (name: string): string[] => ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];

function selfSigned(t: TestContext, name: string) {
  const { run, read } = openssl(t);
  run('req', '-x509', ...curve, ...subjectOf(name), '-out', 'cert.pem');
  return read();
}

/** Only `openssl ca` takes dates of the past. */
function expiredFor(t: TestContext, name: string) {
  const { folder, run, read } = openssl(t);
  const config = `[ca]\ndefault_ca=x\n[x]\ndatabase=index\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\npolicy=p\ncopy_extensions=copy\n[p]\ncommonName=supplied\n`;
  writeFiles(folder, { 'ca.cnf': config, index: '' });
  run('req', '-new', ...curve, ...subjectOf(name), '-out', 'request.pem');
  const dates = ['-startdate', '20200101000000Z', '-enddate', '20200102000000Z'];
  const files = ['-keyfile', 'key.pem', '-in', 'request.pem', '-out', 'cert.pem', '-notext'];
  run('ca', '-config', 'ca.cnf', '-selfsign', '-batch', ...files, ...dates);
  return read();
}

interface BadCertificate {
  readonly title: string;
  readonly make: typeof selfSigned;
  readonly name: string;
  readonly isTrusted: boolean;
  readonly words: RegExp;
}

const badCertificates: readonly BadCertificate[] = [
  {
    title: 'of an unknown authority',
    make: selfSigned,
    name: 'localhost',
    isTrusted: false,
    words: /signed itself, and its authority is not known here/,
  },
  {
    title: 'that has expired',
    make: expiredFor,
    name: 'localhost',
    isTrusted: true,
    words: /the certificate has expired/,
  },
  {
    title: 'for another name',
    make: selfSigned,
    name: 'other.example',
    isTrusted: true,
    words: /the certificate is for another name/,
  },
];

for (const { title, make, name, isTrusted, words } of badCertificates)
  test(`a certificate ${title} is called that, and says nothing about the service`, async (t) => {
    const pem = make(t, name);
    const port = await serveTls(t, pem, (_, response) => json(response, { version: 'v1' }));
    const ca = isTrusted ? pem.cert : '';
    const { outputs } = await smoke(t, { url: `https://localhost:${port}`, ...quick, ca });
    assert.deepEqual([outputs['reason'], outputs['conclusive']], ['tls', 'false']);
    assert.match(outputs['explanation'] ?? '', words);
  });

test('a certificate that is issued late is waited for', async (t) => {
  const pem = selfSigned(t, 'localhost');
  const other = selfSigned(t, 'not-yet.example');
  let first = 0;
  const { createSecureContext } = await import('node:tls');
  const port = await serveTls(
    t,
    {
      ...pem,
      SNICallback: (_, done) => {
        first ||= Date.now();
        done(null, createSecureContext(Date.now() - first < 300 ? other : pem));
      },
    },
    (_, response) => json(response, { version: 'v1' }),
  );
  const ca = `${pem.cert}\n${other.cert}`;
  const { outputs, log } = await smoke(t, { url: `https://localhost:${port}`, 'expect-version': 'v1', ca });
  assert.equal(outputs['verdict'], 'pass', log);
  assert.match(log, /for another name/);
});

test('insecure is loud', async (t) => {
  const port = await serveTls(t, selfSigned(t, 'other.example'), (_, response) => json(response, { version: 'v1' }));
  const { outputs, warnings, summary } = await smoke(t, {
    url: `https://localhost:${port}`,
    'expect-version': 'v1',
    insecure: 'true',
  });
  assert.equal(outputs['verdict'], 'pass');
  assert.match(warnings.join(), /Certificates are not checked/);
  assert.match(summary, /certificates were not checked/);
});

test('probes and Argo CD go through a proxy that is the only way out', async (t) => {
  const certificate = makeCertificate(t, ['shop.test']);
  const port = await serveTls(t, certificate, (_, response) => json(response, { version: 'v1' }));
  const argo = await startArgoCdApi(t);
  argo.status = { sync: { status: 'Synced', revision: 'x' }, health: { status: 'Healthy' } };
  const plain = Number(new URL(argo.url).port);
  const argoTls = await serveTls(t, makeCertificate(t, ['argocd.test']), () => undefined);
  const proxy = await startProxy(t, { hosts: { 'shop.test': port, 'argocd.test': argoTls, 'plain.test': plain } });
  const inputs = { url: 'https://shop.test', 'expect-version': 'v1', checks: '[/up]', ca: certificate.cert };

  // A resolver that does not answer makes it a time-out.
  const without = await smoke(t, { ...inputs, 'timeout-seconds': '2' });
  assert.match(without.outputs['reason'] ?? '', /^(?:unreachable|timeout)$/);
  assert.equal(proxy.requests.length, 0);
  const through = await smoke(t, inputs, proxy.env);
  assert.equal(through.outputs['verdict'], 'pass', through.log);
  assert.equal(proxy.requests.length, 5, 'one connection for each request');

  const argocd = { 'argocd-server': 'argocd.test', 'argocd-app': 'checkout', 'argocd-token': 'argo-t0ken' };
  const unsure = await smoke(t, { ...inputs, ...argocd, 'timeout-seconds': '4' }, proxy.env);
  assert.equal(unsure.outputs['reason'], 'argocd_unreachable');
  assert.ok(proxy.requests.includes('CONNECT argocd.test:443'));
});

test("what a proxy refuses is told as the proxy's, and says nothing about the service", async (t) => {
  const proxy = await startProxy(t, { hosts: {}, login: 'bob:pw' });
  const env = { https_proxy: `http://127.0.0.1:${proxy.port}` };
  const { outputs } = await smoke(t, { url: 'https://shop.test', ...quick }, env);
  assert.deepEqual([outputs['reason'], outputs['conclusive']], ['unreachable', 'false']);
  assert.match(outputs['explanation'] ?? '', /the proxy 127\.0\.0\.1:\d+ answered 407/);
});

test('a redirect is followed only when asked, without credentials elsewhere, and a loop ends', async (t) => {
  const seen: string[] = [];
  const other = await serve(t, (request, response) => {
    seen.push(`${request.headers.authorization ?? '-'} ${request.headers['x-api-key'] ?? '-'}`);
    response.end('ok');
  });
  const url = await serve(t, (request, response) => {
    const location = request.url === '/loop' ? '/loop' : other;
    response.writeHead(302, { location }).end();
  });
  const base = url.replace('//', '//bob:s3cret-pw@');
  const checks = '[{path: /away, follow-redirects: true}, {path: /loop, follow-redirects: true}, {path: /away}]';
  const { outputs, log } = await smoke(t, { url: base, checks, headers: '{x-api-key: s3cret-key}' });
  assert.deepEqual(seen, ['- -']);
  assert.deepEqual([outputs['reason'], outputs['checks-passed']], ['redirect_loop', '1']);
  assert.match(log, /expected 2xx, got 302 to http:\/\/127\.0\.0\.1:\d+\//);
});

test('a 429 with Retry-After is obeyed', async (t) => {
  const times: number[] = [];
  const url = await serve(t, (_, response) => {
    times.push(Date.now());
    if (times.length === 1) return void response.writeHead(429, { 'retry-after': '1' }).end();
    json(response, { version: 'v1' });
  });
  const { outputs } = await smoke(t, { url, 'expect-version': 'v1' });
  assert.equal(outputs['verdict'], 'pass');
  assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 990);
});
