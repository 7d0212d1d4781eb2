// Faults between gates.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findGateFaults, type Gate, plainGate } from '../../../src/quality-gate/gates/gate.ts';

const gate = (name: string, more: Partial<Gate> = {}): Gate => ({ ...plainGate, name, run: 'true', ...more });

const faulty: readonly [fact: string, gates: Gate[], expected: RegExp[]][] = [
  ['a name twice', [gate('a'), gate('a')], [/Two gates are named "a"/]],
  ['an unknown need', [gate('unit'), gate('b', { needs: ['unti'] })], [/"b" needs "unti", which is not a gate/]],
  ['a need of oneself', [gate('a', { needs: ['a'] })], [/a → a/]],
  [
    'a circle',
    [gate('z'), gate('a', { needs: ['b', 'z'] }), gate('b', { needs: ['c'] }), gate('c', { needs: ['a'] })],
    [/a → b → c → a/],
  ],
  ['a folder outside', [gate('a', { workingDirectory: 'x/../..' })], [/working-directory "x\/..\/.." lies outside/]],
  [
    'a report outside',
    [gate('a', { workingDirectory: 'api', junit: ['../../r.xml'] })],
    [/report pattern ".*" lies outside/],
  ],
  [
    'one report of two gates',
    [gate('a', { junit: ['r/x.xml'] }), gate('b', { workingDirectory: 'r', coverage: ['x.xml'] })],
    [/Two gates name the same report "r\/x.xml"/],
  ],
  ['several faults', [gate('a', { needs: ['b'] }), gate('a')], [/named "a"/, /needs "b"/]],
];

for (const [fact, gates, expected] of faulty) {
  test(`faults between gates are found by name: ${fact}`, () => {
    const problems = findGateFaults(gates);
    assert.equal(problems.length, expected.length);
    for (const [at, pattern] of expected.entries()) assert.match(problems[at]?.what ?? '', pattern);
    assert.ok(problems.every((problem) => problem.where === 'input `gates`' && problem.fix !== undefined));
  });
}

test('a mistyped need is answered with the nearest name', () => {
  const [problem] = findGateFaults([gate('unit'), gate('b', { needs: ['unti'] })]);
  assert.equal(problem?.fix, 'Did you mean `unit`?');
});

test('a diamond of needs and one report in two folders are no fault', () => {
  const diamond = [
    gate('a', { workingDirectory: 'x', junit: ['r.xml'] }),
    gate('b', { needs: ['a'], workingDirectory: 'y', junit: ['r.xml'] }),
    gate('c', { needs: ['a'] }),
    gate('d', { needs: ['b', 'c'], junit: ['../ship/r.xml'], workingDirectory: 'z' }),
  ];
  assert.deepEqual(findGateFaults(diamond), []);
});
