// The committed bundles as files: what they load when they start, and what they carry.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { temporaryFolder } from './fakes/folder.ts';
import { runBundle } from './fakes/runner.ts';

const dist = path.resolve(import.meta.dirname, '../dist');
const bundles = readdirSync(dist).filter((name) => existsSync(path.join(dist, name, 'index.js')));

/** Prints each file that the process loads as an ES module. */
const spy = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { if (url.startsWith('file:')) process.stderr.write('\\nloaded ' + url + '\\n'); return next(url, context); } });
`)}`;

test('a step that ends with an input error has loaded its index.js and no SDK', async (t) => {
  assert.equal(bundles.length, 5);
  for (const name of bundles) {
    const workspace = temporaryFolder(t);
    const env = { NODE_OPTIONS: `--import=${spy}` };
    const { log, errors, exitCode } = await runBundle(name, { workspace, inputs: { 'dry-run': 'perhaps' }, env });
    const loaded = [...log.matchAll(/^loaded (.*)$/gm)].map(([, url = '']) =>
      path.relative(dist, new URL(url).pathname),
    );
    assert.deepEqual([exitCode, loaded], [1, [`${name}/index.js`]], log);
    assert.ok(
      errors.some((error) => error.includes('"perhaps" is not a boolean')),
      name,
    );
  }
});

test('no start-up file carries the AWS SDK, Octokit or undici', () => {
  for (const name of bundles) {
    const code = readFileSync(path.join(dist, name, 'index.js'), 'utf8');
    const carried = [
      ...code.matchAll(/node_modules\/((?:@aws-sdk|@smithy|@octokit|@actions\/github|undici)[^ *]*)/g),
    ].map(([, file]) => file);
    assert.deepEqual(carried, [], name);
  }
});

test('no bundle knows the folder that it was built in', () => {
  for (const name of bundles) {
    for (const file of readdirSync(path.join(dist, name))) {
      assert.ok(!readFileSync(path.join(dist, name, file), 'utf8').includes(path.dirname(dist)), `${name}/${file}`);
    }
  }
});
