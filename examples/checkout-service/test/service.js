// Starts the service on a free port for one test, and speaks JSON to it.

import { createService } from '../src/server.js';

export async function startService(test, version = 'test') {
  const server = await createService(version);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => server.close());
  return async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, {
      method,
      headers: { connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return [response.status, await response.json()];
  };
}
