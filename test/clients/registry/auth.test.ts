// Challenges by tables: which header answers them, and which are refused.

import assert from 'node:assert/strict';
import test from 'node:test';
import { authorize, type Credentials } from '../../../src/clients/registry/auth.ts';

const credentials = { username: 'ci', password: 'p:w' };
const basic = `Basic ${Buffer.from('ci:p:w').toString('base64')}`;

/** Answers a challenge, with a token server that gives `body`. */
async function answer(challenge: string, login: Credentials | undefined, status = 200, body: unknown = { token: 't' }) {
  const asked: { url: string; headers: Record<string, string> }[] = [];
  const fetch = async (url: string, { headers }: { headers: Record<string, string> }) => {
    asked.push({ url, headers });
    return { status, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) };
  };
  const scope = 'repository:shop/app:pull';
  return { header: await authorize(challenge, { registry: 'r.io', scope, credentials: login, fetch }), asked };
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
  const expected = { code: 'registry_denied' };
  await assert.rejects(answer('Basic realm="r"', undefined), expected);
  await assert.rejects(answer('', credentials), expected);
  await assert.rejects(answer('Negotiate', credentials), expected);
  await assert.rejects(answer(bearer, credentials, 401), expected);
  for (const body of [{}, null, '<html>log in</html>'])
    await assert.rejects(answer(bearer, credentials, 200, body), expected, String(body));
  await assert.rejects(answer('Bearer realm="/token"', credentials), expected);
});

test('a login is not sent in the clear to another machine', async () => {
  await assert.rejects(answer('Bearer realm="http://auth.io/token"', credentials), { message: /without TLS/ });
  assert.equal((await answer('Bearer realm="http://127.0.0.1:9/token"', credentials)).header, 'Bearer t');
});
