// Placeholders are filled or refused, never left.

import assert from 'node:assert/strict';
import test from 'node:test';
import { orThrow } from '../../../src/domain/action-error.ts';
import { fillTemplate, unknownName, unknownNames } from '../../../src/domain/text/template.ts';

const values = { environment: 'production', service: 'checkout', empty: undefined };

test('known placeholders are filled, other braces are kept', () => {
  assert.equal(orThrow(fillTemplate('{environment}/{service}/x', values, 'input `path`')), 'production/checkout/x');
  assert.equal(orThrow(fillTemplate('**/*.{yaml,yml} {}', values, 'input `path`')), '**/*.{yaml,yml} {}');
});

test('an unknown or empty placeholder is an error that names it', () => {
  assert.equal(fillTemplate('{enviroment}', values, 'input `path`').problems[0]?.code, 'template_unknown');
  assert.equal(fillTemplate('{empty}', values, 'input `path`').problems[0]?.code, 'template_empty');
  assert.equal(fillTemplate('{toString}', values, 'input `path`').problems[0]?.code, 'template_unknown');
});

test('names that are not known are found without filling, each once', () => {
  assert.deepEqual(unknownNames('{servce}/{service}/{servce}/{x}/{}', ['service']), ['servce', 'x']);
  const { what, fix } = unknownName('chore: it\n\nby {servce}', 'servce', ['service'], 'input `x`');
  assert.equal(`${what} ${fix}`, '"by {servce}" uses {servce}, which is not known here Did you mean `service`?');
});
