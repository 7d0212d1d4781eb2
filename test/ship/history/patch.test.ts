// What a patch without context lines says.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readPatch } from '../../../src/ship/history/patch.ts';

const head = (name: string): string =>
  `diff --git a/${name} b/${name}\nindex 1..2 100644\n--- a/${name}\n+++ b/${name}\n`;

test('lines come and go by file', () =>
  assert.deepEqual(
    readPatch(`${head('a.yaml')}@@ -1 +1,2 @@ x\n-old\n+new\n+more\n${head('b.yaml')}@@ -3,0 +4 @@\n+b\n`),
    [
      { path: 'a.yaml', removed: ['old'], added: ['new', 'more'] },
      { path: 'b.yaml', removed: [], added: ['b'] },
    ],
  ));

test('a line that looks like the head of a file or of a hunk is a line', () =>
  assert.deepEqual(
    readPatch(
      `${head('a.yaml')}@@ -1,2 +1,3 @@\n--- a/other.yaml\n-@@ -1 +1 @@\n+++ b/other.yaml\n+diff --git a/x b/x\n+z\n`,
    ),
    [
      {
        path: 'a.yaml',
        removed: ['-- a/other.yaml', '@@ -1 +1 @@'],
        added: ['++ b/other.yaml', 'diff --git a/x b/x', 'z'],
      },
    ],
  ));

test('a missing final newline is no line', () =>
  assert.deepEqual(
    readPatch(
      `${head('a.yaml')}@@ -1 +1 @@\n-old\n\\ No newline at end of file\n+new\n\\ No newline at end of file\n`,
    )[0],
    { path: 'a.yaml', removed: ['old'], added: ['new'] },
  ));

test('a new file, a removed one and a quoted name are named', () => {
  const fresh = 'diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+x\n';
  const gone = 'diff --git a/g b/g\ndeleted file mode 100644\n--- a/g\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n';
  const quoted = 'diff --git "a/q\\"" "b/q\\""\n--- "a/q\\""\n+++ "b/q\\""\n@@ -1 +1 @@\n-x\n+y\n';
  assert.deepEqual(
    readPatch(fresh + gone + quoted).map(({ path }) => path),
    ['n', 'g', 'q"'],
  );
});

test('nothing changed is no file', () => assert.deepEqual(readPatch('\n'), []));
