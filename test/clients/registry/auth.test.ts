// Challenges by tables: which header answers them, and which are refused.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { authorize, type Credentials } from '../../../src/clients/registry/auth.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';

const credentials = { username: 'ci', password: 'p:w' };
const basic = `Basic ${Buffer.from('ci:p:w').toString('base64')}`;

/** Answers a challenge, with a token server that gives `body`. */
async function answer(challenge: string, login: Credentials | undefined, status = 200, body: unknown = { token: 't' }) {
  const asked: { url: string; headers: Record<string, string> }[] = [];
  const fetch = async (url: string, { headers }: { headers: Readonly<Record<string, string>> }) => {
    asked.push({ url, headers: { ...headers } });
    return { status, headers: {}, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) };
  };
  const scope = 'repository:shop/app:pull';
  return {
    header: await authorize(challenge, {
      registry: 'r.io',
      root: 'https://r.io/v2/',
      scope,
      credentials: login,
      fetch,
    }),
    asked,
  };
}

test('Basic is answered with the login', async () => {
  assert.equal((await answer('Basic realm="r"', credentials)).header, basic);
  assert.equal((await answer('basic realm="https://x/",service="ecr.amazonaws.com"', credentials)).header, basic);
});

test('Bearer asks the token server for our scope, with the login where there is one', async () => {
  const challenge = 'Bearer realm="https://auth.io/token?x=1",service="r.io",scope="other"';
  const { header, asked } = await answer(challenge, credentials);
  assert.equal(header, 'Bearer t');
  const url = 'https://auth.io/token?x=1&service=r.io&scope=repository%3Ashop%2Fapp%3Apull';
  assert.deepEqual(asked, [{ url, headers: { authorization: basic } }]);
  const anonymous = await answer(challenge, undefined, 200, { access_token: 'a' });
  assert.deepEqual([anonymous.header, anonymous.asked[0]?.headers], ['Bearer a', {}]);
});

test('no login, an unknown scheme, and a token server that refuses are denied', async () => {
  const bearer = 'Bearer realm="https://auth.io/token"';
  const expected = { name: 'RegistryFault' };
  await assert.rejects(answer('Basic realm="r"', undefined), expected);
  await assert.rejects(answer('', credentials), expected);
  await assert.rejects(answer('Negotiate', credentials), expected);
  await assert.rejects(answer(bearer, credentials, 401), expected);
  await assert.rejects(answer('Bearer realm="/token"', credentials), expected);
});

for (const body of [{}, null, '<html>log in</html>'])
  test(`a token server that answers ${JSON.stringify(body)} gives no token`, async () => {
    const bearer = 'Bearer realm="https://auth.io/token"';
    await assert.rejects(answer(bearer, credentials, 200, body), { name: 'RegistryFault' });
  });

const realms: readonly [string, boolean][] = [
  ['http://auth.io/token', false],
  ['http://localhost.attacker.example/token', false],
  ['http://127.0.0.1.attacker.example/token', false],
  ['http://127.attacker.example/token', false],
  ['ftp://127.0.0.1/token', false],
  ['http://127.0.0.1:9/token', true],
  ['http://localhost/token', true],
];
for (const [realm, isSafe] of realms)
  test(`a login is ${isSafe ? '' : 'not '}sent to ${realm}`, async () => {
    const asked = answer(`Bearer realm="${realm}"`, credentials);
    if (isSafe) assert.equal((await asked).header, 'Bearer t');
    else await assert.rejects(asked, { message: /without TLS/ });
  });

test('a token server that is busy is not one that says no', async () => {
  await assert.rejects(answer('Bearer realm="https://auth.io/token"', credentials, 503), { name: 'BusyTokenServer' });
});

test('a challenge of any text is read at once', () => {
  const hostile = fc.array(fc.constantFrom('a', '=', '"', '\\\\', ' ', ',', 'realm='), { minLength: 1, maxLength: 8 });
  return fc.assert(
    fc.asyncProperty(hostile, fc.integer({ min: 1, max: 20_000 }), async (parts, times) => {
      const started = cpuMilliseconds();
      await answer(`Bearer ${parts.join('').repeat(times).slice(0, 100_000)}`, credentials).catch(() => undefined);
      assert.ok(cpuMilliseconds() - started < 500);
    }),
    { numRuns: 60 },
  );
});
