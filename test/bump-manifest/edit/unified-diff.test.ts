// The diff is what git would show, down to CRLF and a missing final newline; git itself is the judge.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { renderUnifiedDiff } from '../../../src/bump-manifest/edit/unified-diff.ts';
import { temporaryFolder } from '../../fakes/folder.ts';

const lines = Array.from({ length: 20 }, (_, n) => `line ${n}`);
const body = `${lines.join('\n')}\n`;
const pairs: readonly [title: string, before: string, after: string][] = [
  ['a line', 'image: a:v1\n', 'image: a:v2\n'],
  ['a line among others', body, body.replace('line 9', 'line 9b')],
  ['two lines far from each other', body, body.replace('line 2', 'x').replace('line 17', 'y')],
  ['CRLF', body.replaceAll('\n', '\r\n'), body.replace('line 9', 'x').replaceAll('\n', '\r\n')],
  ['a last line without an end', body.trimEnd(), body.trimEnd().replace('line 19', 'x')],
  ['a line that goes', body, body.replace('line 3\n', '')],
  ['a line that comes', body, body.replace('line 3\n', 'line 3\nnew\n')],
  ['a text without any line break', 'a', 'b'],
  ['signs beyond ASCII', 'é: 🚀\n', 'é: ✅\n'],
];

for (const [title, before, after] of pairs)
  test(`of ${title} it is what git diff shows, its index line aside`, (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(path.join(folder, 'before'), before);
    writeFileSync(path.join(folder, 'after'), after);
    const arguments_ = [
      '-c',
      'core.autocrlf=false',
      '-c',
      'diff.algorithm=myers',
      'diff',
      '--no-index',
      '--no-color',
      '--no-ext-diff',
      'before',
      'after',
    ];
    const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    const shown = spawnSync('git', arguments_, { cwd: folder, encoding: 'utf8', env });
    const expected = shown.stdout
      .replace(/^index .*\n/m, '')
      .replace('diff --git a/before b/after', 'diff --git a/d/k.yaml b/d/k.yaml')
      .replace('--- a/before', '--- a/d/k.yaml')
      .replace('+++ b/after', '+++ b/d/k.yaml')
      // git adds the line above a hunk as its heading.
      .replace(/^(@@ .* @@).*$/gm, '$1');
    assert.equal(renderUnifiedDiff('d/k.yaml', Buffer.from(before), Buffer.from(after)), expected, before);
  });

test('is empty when nothing differs, and quotes odd paths', () => {
  assert.equal(renderUnifiedDiff('k', Buffer.from('a'), Buffer.from('a')), '');
  assert.match(renderUnifiedDiff('a"b', Buffer.from('a'), Buffer.from('b')), /^diff --git "a\/a\\"b" "b\/a\\"b"\n/);
});
