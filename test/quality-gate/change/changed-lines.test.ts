// Lines that a diff wrote; content that looks like a diff is content.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ChangedLinesReader } from '../../../src/quality-gate/change/changed-lines.ts';

function read(text: string, size = text.length): Record<string, unknown> {
  const reader = new ChangedLinesReader();
  for (let at = 0; at < text.length; at += Math.max(1, size)) reader.write(text.slice(at, at + Math.max(1, size)));
  return Object.fromEntries(reader.end());
}

const diff = `diff --git a/src/a.js b/src/a.js
index 1..2 100644
--- a/src/a.js
+++ b/src/a.js
@@ -1 +1,2 @@ function x
-old
+new
+newer
@@ -9,2 +10,0 @@
-gone
-gone
diff --git a/evil b/evil
--- /dev/null
+++ b/evil
@@ -0,0 +1,3 @@
+++ b/src/forged.js
+@@ -1 +1,99 @@
+diff --git a/x b/x
diff --git "a/\\303\\244 \\"q\\".js" "b/\\303\\244 \\"q\\".js"
--- "a/\\303\\244 \\"q\\".js"
+++ "b/\\303\\244 \\"q\\".js"
@@ -4,0 +5 @@
+x
\\ No newline at end of file
diff --git a/del b/del
--- a/del
+++ /dev/null
@@ -1 +0,0 @@
-x
`;

for (const size of [1, 7, 1000])
  test(`added lines by file, in pieces of ${size}`, () => {
    assert.deepEqual(read(diff, size), { 'src/a.js': [[1, 2]], evil: [[1, 3]], 'ä "q".js': [[5, 5]] });
  });

test('a renamed file without a change has no line', () => {
  assert.deepEqual(read('diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n'), {});
});
