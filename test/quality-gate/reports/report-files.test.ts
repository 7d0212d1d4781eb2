// Patterns, freshness and encodings, on real files.

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { ReportFault } from '../../../src/quality-gate/reports/report-fault.ts';
import { findReportFiles, isFolder, isStale, readReport } from '../../../src/quality-gate/reports/report-files.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

const patterns: readonly [pattern: string, found: string[]][] = [
  ['reports/unit.xml', ['reports/unit.xml']],
  ['./reports/*.xml', ['reports/[1].xml', 'reports/shop.xml', 'reports/unit.xml']],
  ['**/*.xml', ['a/b/TEST-x.xml', 'elsewhere/unit.xml', 'reports/[1].xml', 'reports/shop.xml', 'reports/unit.xml']],
  ['**/TEST-*.xml', ['a/b/TEST-x.xml']],
  ['{a,reports}/**/*.info', ['reports/lcov.info']],
  ['reports/[1].xml', ['reports/[1].xml']],
  ['.hidden/*.xml', ['.hidden/h.xml']],
  ['node_modules/m/*.xml', ['node_modules/m/n.xml']],
  ['linked/*.xml', ['linked/unit.xml']],
  ['reports', []],
  ['none/*.xml', []],
  ['none.xml', []],
];

/** A folder with reports, installed packages, and a link to a folder. */
function planted(context: TestContext): string {
  const folder = temporaryFolder(context);
  const names = [
    'reports/unit.xml',
    'reports/shop.xml',
    'reports/[1].xml',
    'reports/lcov.info',
    'a/b/TEST-x.xml',
    '.hidden/h.xml',
    'node_modules/m/n.xml',
  ];
  writeFiles(folder, Object.fromEntries(names.map((name) => [name, 'x'])));
  mkdirSync(path.join(folder, 'elsewhere'));
  writeFileSync(path.join(folder, 'elsewhere/unit.xml'), 'x');
  symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'linked'));
  return folder;
}

for (const [pattern, found] of patterns)
  test(`${pattern} finds ${found.join(', ') || 'nothing'}`, async (context) => {
    const folder = planted(context);
    const files = await findReportFiles(folder, pattern);
    assert.deepEqual(
      files.map((file) => path.relative(folder, file.path)),
      found,
    );
  });

test('an absolute pattern finds files wherever it is asked from', async (context) => {
  const folder = planted(context);
  const files = await findReportFiles('/', `${folder}/reports/*.info`);
  assert.deepEqual(
    files.map((file) => file.path),
    [path.join(folder, 'reports/lcov.info')],
  );
});

test('a folder is told from a file', async (context) => {
  const folder = planted(context);
  assert.ok(await isFolder(folder));
  assert.ok(!(await isFolder(path.join(folder, 'reports/unit.xml'))));
});

test('a file is stale when it is as it was before, or older than the start', async (context) => {
  const folder = temporaryFolder(context);
  const file = path.join(folder, 'a.xml');
  writeFileSync(file, 'one');
  const before = await findReportFiles(folder, 'a.xml');
  const now = async () => (await findReportFiles(folder, 'a.xml'))[0] ?? assert.fail('the file is gone');
  assert.ok(isStale(await now(), before, 0), 'untouched');
  writeFileSync(file, 'two');
  assert.ok(!isStale(await now(), before, Date.now()), 'written anew');
  assert.ok(!isStale(await now(), [], Date.now()), 'new');
  utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
  assert.ok(isStale(await now(), before, Date.now()), 'new, but a minute old');
});

const text = '<a>ä</a>';
const encodings: readonly [name: string, bytes: Buffer, expected: string][] = [
  ['UTF-8', Buffer.from(text), text],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), text],
  ['UTF-16LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), text],
  ['UTF-16BE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), text],
  [
    'Latin-1, declared',
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, 'latin1'),
    `<?xml version="1.0" encoding="ISO-8859-1"?>${text}`,
  ],
  [
    'UTF-8 that calls itself UTF-16',
    Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${text}`),
    `<?xml version="1.0" encoding="utf-16"?>${text}`,
  ],
];

const collect = () => {
  const all: string[] = [];
  return { write: (piece: string) => void all.push(piece), end: () => all.join('') };
};

for (const [name, bytes, expected] of encodings)
  test(`a file in ${name} is read`, async (context) => {
    const file = path.join(temporaryFolder(context), 'r.xml');
    writeFileSync(file, bytes);
    assert.equal(await readReport(file, collect), expected);
  });

const worthless: readonly (readonly [fact: string, name: string, kind: string])[] = [
  ['an empty file', 'empty', 'empty'],
  ['a file of white space', 'blank', 'empty'],
  ['a file in an encoding that nobody knows', 'odd', 'unreadable'],
  ['a folder', '.', 'unreadable'],
  ['a file that is gone', 'gone', 'unreadable'],
];
for (const [fact, name, kind] of worthless)
  test(`${fact} is ${kind}`, async (context) => {
    const folder = temporaryFolder(context);
    writeFiles(folder, { empty: '', blank: ' \n\n', odd: '<?xml version="1.0" encoding="klingon"?><a/>' });
    const read = readReport(path.join(folder, name), collect);
    await assert.rejects(read, (thrown) => thrown instanceof ReportFault && thrown.kind === kind);
  });

test('a bug of ours is no missing file', async () => {
  await assert.rejects(isFolder(undefined as unknown as string), TypeError);
});

test('a name that no file can have is not there', async (context) => {
  const folder = temporaryFolder(context);
  assert.deepEqual([await isFolder(`${folder}/a\0b`), await findReportFiles(folder, 'a\0b.xml')], [false, []]);
});
