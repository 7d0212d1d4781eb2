// Signs a customer in with a JSON Web Token. A demonstration: the key is nobody's.

import { createHmac } from 'node:crypto';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** 200 with a token, or 401. */
export function login({ body }) {
  if (body.user === undefined) return [401, { error: 'no user' }];
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: body.user })}`;
  return [200, { token: `${signed}.${createHmac('sha256', 'demo').update(signed).digest('base64url')}` }];
}
