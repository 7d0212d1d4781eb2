// Placeholders that nothing fills: told before anything happens, with everything else that is wrong.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check, inputs } from '../../../src/bump-manifest/inputs.ts';
import type { ActionError } from '../../../src/domain/action-error.ts';
import type { Log } from '../../../src/domain/log.ts';
import { readContext } from '../../../src/runner/context.ts';
import { inputVariable, readInputs } from '../../../src/runner/inputs.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

/** Everything that a step is told of its inputs, as `where code what fix`. */
async function toldOf(t: test.TestContext, given: Readonly<Record<string, string>>, config = ''): Promise<string[]> {
  const workspace = temporaryFolder(t);
  writeFiles(workspace, { '.github/ship.yml': config });
  const env = Object.fromEntries(Object.entries(given).map(([name, value]) => [inputVariable(name), value]));
  const context = readContext({ GITHUB_WORKSPACE: workspace, GITHUB_REPOSITORY: 'shop/app' }, '/');
  const log = { mask: () => undefined, warning: () => undefined } as unknown as Log;
  try {
    await readInputs({ name: 'bump-manifest', inputs, check }, env, context, log);
    return [];
  } catch (thrown) {
    return (thrown as ActionError).problems.map(({ where, code, what, fix }) => `${where} ${code} ${what} ${fix}`);
  }
}

/** Input, a text with a name that is nearly one, and the name that is suggested. */
const misspelt: readonly (readonly [string, string, string])[] = [
  ['commit-message', 'chore: {servce}', 'service'],
  ['commit-message', 'chore: {service}\n\nWas {previous-imge}', 'previous-image'],
  ['pull-request-title', '{vesion} of {service}', 'version'],
  ['path', 'apps/{enviroment}', 'environment'],
  ['field', '{servise}/values.yaml:image.tag', 'service'],
  ['promote-from', 'apps/{envronment}', 'environment'],
];

for (const [name, value, meant] of misspelt) {
  const shown = JSON.stringify(value);
  const fault = new RegExp(`template_unknown .* is not known here Did you mean \`${meant}\``);

  test(`\`${name}: ${shown}\` of the step is told with all that is wrong`, async (t) => {
    const told = await toldOf(t, { [name]: value, 'source-commit': 'main' });
    const found = told.find((each) => each.startsWith(`input \`${name}\``)) ?? '';
    assert.match(found, fault);
    assert.match(told.join('\n'), /"main" is not a commit/);
  });

  test(`\`${name}: ${shown}\` of the config file is told with its place there`, async (t) => {
    const config = `bump-manifest:\n  source-commit: main\n  ${name}: ${shown}\n`;
    const told = await toldOf(t, {}, config);
    const found = told.find((each) => each.includes('template_unknown')) ?? '';
    assert.match(found, fault);
    assert.match(found, /^\.github\/ship\.yml:3:\d+ /);
    assert.match(told.join('\n'), /"main" is not a commit/);
  });
}

for (const name of ['commit-message', 'pull-request-title', 'path', 'field', 'promote-from'])
  test(`\`{environment}\` in \`${name}\` without an environment is told with all that is wrong`, async (t) => {
    const told = await toldOf(t, { [name]: '{environment}/a.yaml:b', 'source-commit': 'main' });
    assert.match(told.join('\n'), new RegExp(`input \`${name}\` template_empty .*\`environment\` is not given`));
    assert.match(told.join('\n'), /"main" is not a commit/);
  });

test('a text with every name that is filled is fine', async (t) => {
  const given = {
    image: 'r.io/app:1',
    environment: 'production',
    path: '{environment}/{service}',
    'commit-message':
      '{service} {environment} {image} {previous-image} {version} {previous-version} {source-commit} {run} {}',
    'pull-request-title': '{service} {environment} {image} {version} {previous-version}',
  };
  assert.deepEqual(await toldOf(t, given), []);
});
