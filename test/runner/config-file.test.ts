// The config file: precedence of sections, unknown keys, and files that cannot be read.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type { ActionError } from '../../src/domain/action-error.ts';
import { type ConfigFile, readConfigFile } from '../../src/runner/config-file.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { rowName } from '../row-name.ts';

const known = ['url', 'replicas', 'checks'];

function reading(t: test.TestContext, text: string, environment?: string): Promise<ConfigFile> {
  const workspace = temporaryFolder(t);
  writeFiles(workspace, { '.github/ship.yml': text });
  return readConfigFile({ workspace, given: undefined }, { action: 'smoke-test', environment, known });
}

test('an environment overrides the action section, key by key', async (t) => {
  const text =
    'service: shop\nsmoke-test: {url: "http://a", replicas: 2}\nenvironments:\n  production: {smoke-test: {url: "http://b"}}\n';
  const staging = await reading(t, text, 'staging');
  const production = await reading(t, text, 'production');
  assert.deepEqual([staging.find('url')?.text(), staging.service], ['http://a', 'shop']);
  assert.deepEqual([production.find('url')?.text(), production.find('replicas')?.text()], ['http://b', '2']);
  assert.equal(production.find('checks'), undefined);
});

for (const text of ['', '# nothing\n', 'smoke-test:\n', 'smoke-test: {url: ""}\n', 'smoke-test:\n  url:\n'])
  test(`an empty file, section or value gives nothing: ${rowName(text)}`, async (t) => {
    const config = await reading(t, text);
    assert.deepEqual([config.find('url'), config.problems], [undefined, []]);
  });

const unknownKeys: readonly [text: string, where: string, fix: string][] = [
  ['smoke-tests: {}', '.github/ship.yml:1:1', 'Did you mean `smoke-test`?'],
  ['smoke-test:\n  ulr: x', '.github/ship.yml:2:3', 'Did you mean `url`?'],
  ['environments:\n  staging:\n    smoke-test: {replica: 2}', '.github/ship.yml:3:18', 'Did you mean `replicas`?'],
  ['environments: [staging]', '.github/ship.yml:1:15', 'Write one key per environment below it.'],
  ['smoke-test: 3', '.github/ship.yml:1:13', 'Write its inputs as `name: value` below it.'],
  ['service: [shop]', '.github/ship.yml:1:10', 'Write `service: <name>`.'],
  ['smoke-test: {<<: {url: x}}', '.github/ship.yml:1:14', 'Merge keys (`<<`) are not supported: repeat the keys here.'],
  ['smoke-test: {config: x}', '.github/ship.yml:1:14', 'Known: `url`, `replicas`, `checks`.'],
];

for (const [text, where, fix] of unknownKeys)
  test(`an unknown key is named with its place and what to write: ${rowName(text)}`, async (t) => {
    const [problem] = (await reading(t, text)).problems;
    assert.deepEqual([problem?.where, problem?.fix], [where, fix]);
  });

test('an alias stands for its anchor: a value, a list item, or a whole section', async (t) => {
  const text =
    'smoke-test: &all {url: &u "http://a", replicas: 2, checks: [*u, x]}\nenvironments:\n  dev: {smoke-test: *all}\n  prod: {smoke-test: {url: *u}}\n';
  const [dev, prod] = [await reading(t, text, 'dev'), await reading(t, text, 'prod')];
  assert.deepEqual(
    [dev.problems, dev.find('replicas')?.text(), prod.problems, prod.find('url')?.text()],
    [[], '2', [], 'http://a'],
  );
  assert.deepEqual(dev.find('checks')?.lines(), ['http://a', 'x']);
  await assert.rejects(
    reading(t, 'smoke-test:\n  url: *nobody\n'),
    (error: ActionError) => error.code === 'config_invalid' && error.problems[0]?.where === '.github/ship.yml:2:8',
  );
});

test('an empty override is not given: the action section counts', async (t) => {
  const text = 'smoke-test: {url: "http://a"}\nenvironments: {prod: {smoke-test: {url: ""}}}\n';
  assert.equal((await reading(t, text, 'prod')).find('url')?.text(), 'http://a');
});

test('a name that YAML reads as a number is a name all the same', async (t) => {
  const text = 'service: 007\nenvironments: {1: {smoke-test: {url: "http://a"}}}\n';
  const config = await reading(t, text, '1');
  assert.deepEqual([config.service, config.find('url')?.text()], ['007', 'http://a']);
});

test("another action's section is that action's business", async (t) => {
  assert.deepEqual((await reading(t, 'quality-gate: {anything: 1}')).problems, []);
});

test('an absent default file is empty', async (t) =>
  assert.equal((await readingFile(t, undefined)).find('url'), undefined));

const refusedFiles: readonly [string, string][] = [
  ['none.yml', 'config_unreadable'],
  ['../x.yml', 'config_outside'],
  ['broken.yml', 'config_invalid'],
  ['list.yml', 'config_invalid'],
  ['passwd.yml', 'config_outside'],
  ['folder-link/passwd', 'config_outside'],
  ['dangling.yml', 'config_unreadable'],
  ['folder', 'config_invalid'],
  ['pipe', 'config_invalid'],
  ['large.yml', 'config_invalid'],
  ['aliases.yml', 'config_invalid'],
];

for (const [file, code] of refusedFiles)
  test(`${file} is refused as ${code}, and shows nothing of what lies outside`, async (t) => {
    await assert.rejects(readingFile(t, file), (error: ActionError) => {
      assert.doesNotMatch(JSON.stringify(error.problems), /root:/);
      return error.code === code;
    });
  });

test('a link to another file of the workspace is followed', async (t) => {
  assert.equal((await readingFile(t, 'inner-link.yml')).find('url')?.text(), 'http://a');
});

/** Reads one file of a workspace that holds good, broken and hostile ones. */
async function readingFile(t: test.TestContext, given: string | undefined): Promise<ConfigFile> {
  const workspace = temporaryFolder(t);
  writeFiles(workspace, {
    'good.yml': 'smoke-test: {url: "http://a"}',
    'broken.yml': 'a: [1\n',
    'list.yml': '- a\n',
    'folder/x': '',
    'large.yml': `smoke-test: {url: "${'x'.repeat(1024 * 1024)}"}`,
    'aliases.yml': `smoke-test: {url: &a x, tags: [${'*a, '.repeat(20_000)}]}`,
  });
  const links = {
    'passwd.yml': '/etc/passwd',
    'folder-link': '/etc',
    'dangling.yml': '/nowhere',
    'inner-link.yml': 'good.yml',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(workspace, name));
  execFileSync('mkfifo', [path.join(workspace, 'pipe')]);
  return await readConfigFile({ workspace, given }, { action: 'smoke-test', environment: undefined, known });
}
