// Elements with their parents, text on demand, and documents that are refused.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ReportFault } from '../../../src/quality-gate/reports/report-fault.ts';
import { readXml } from '../../../src/quality-gate/reports/xml.ts';

function events(text: string, wanted: string): string[] {
  const seen: string[] = [];
  let listening = false;
  const reader = {
    open: (name: string, attributes: Readonly<Record<string, string>>, parents: readonly string[]) => {
      seen.push(`<${[...parents, name].join('/')} ${JSON.stringify(attributes)}`);
      if (name === wanted) listening = true;
    },
    close: (name: string, parents: readonly string[]) => {
      seen.push(`>${[...parents, name].join('/')}`);
      if (name === wanted) listening = false;
    },
    text: (piece: string) => void seen.push(piece),
  };
  const document = readXml(reader, () => listening);
  document.write(text);
  document.end();
  return seen;
}

test('elements come with their parents and without prefix', () => {
  assert.deepEqual(events('<n:a xmlns:n="u"><b k="1&amp;2"/></n:a>', ''), [
    '<a {"xmlns:n":"u"}',
    '<a/b {"k":"1&2"}',
    '>a/b',
    '>a',
  ]);
});

test('text and CDATA come only where they are wanted', () => {
  const seen = events('<a>no<b>yes<![CDATA[<too>]]></b>no<![CDATA[no]]></a>', 'b');
  assert.deepEqual(
    seen.filter((each) => !/^<[ab]|^>/.test(each)),
    ['yes', '<too>'],
  );
});

test('a DOCTYPE is tolerated, its entities stay as written', () => {
  assert.ok(events('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', 'a').includes('&e;'));
});

test('broken documents are refused with line and column', () => {
  const broken = ['', '<a>', '<a></b>', '<a', '<a b></a>', 'text', '<a>&e;</a>', '<a/><b/>', '<a><![CDATA[x</a>'];
  for (const text of broken)
    assert.throws(
      () => events(text, ''),
      (thrown) => thrown instanceof ReportFault && /\d+:\d+: /.test(thrown.message),
      text,
    );
});
