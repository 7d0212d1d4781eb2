// Whether a process namespace is to be had, and how it is entered.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findPidNamespace } from '../../src/clients/pid-namespace.ts';
import type { askWithDeadline } from '../../src/clients/process.ts';

const answers =
  (exits: Readonly<Record<string, number>>): typeof askWithDeadline =>
  async (command) => {
    const exitCode = exits[command];
    return exitCode === undefined ? undefined : { exitCode, stdout: '', stderr: '' };
  };
const linux = { skip: process.platform !== 'linux' };

test('a system that refuses gives none', linux, async () => {
  assert.equal(await findPidNamespace(answers({ unshare: 1, sudo: 1 }), '/', {}), undefined);
  assert.equal(await findPidNamespace(answers({}), '/', {}), undefined);
});

test('a system that gives one is entered by unshare, behind a shell', linux, async () => {
  const found = await findPidNamespace(answers({ unshare: 0, sudo: 1 }), '/', {});
  assert.equal(found?.command, 'unshare');
  assert.deepEqual(found?.args.slice(-4), ['/bin/sh', '-c', '"$@"; exit $?', 'sh']);
});

test('where sudo asks for no password a user namespace would break it, and hide nothing', linux, async () => {
  const isRoot = process.getuid?.() === 0;
  const found = await findPidNamespace(answers({ unshare: 0, sudo: 0 }), '/', {});
  assert.equal(found === undefined, !isRoot);
});
