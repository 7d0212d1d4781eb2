// JSON reports are told by their shape; what says nothing is no evidence.

import test from 'node:test';
import { assertRefused } from './reading.ts';

const nothing: readonly [text: string, kind: 'empty' | 'unreadable', message: RegExp][] = [
  ['[]', 'empty', /an empty list/],
  ['{}', 'empty', /an empty document/],
  ['{"Results": null}', 'unreadable', /has no SchemaVersion/],
  ['{"version": "2.1.0", "runs": []}', 'empty', /holds no run/],
  ['{"results": null}', 'unreadable', /`results` is null/],
  ['{"matches": null}', 'unreadable', /`matches` is null/],
  ['{"dependencies": null, "fixes": []}', 'unreadable', /`dependencies` is null/],
  ['[1, 2]', 'unreadable', /not a known kind of report/],
  ['{"version": "15.0.0", "vulnerabilities": [], "scan": {}}', 'unreadable', /not a known kind of report/],
  ['{"hello": 1}', 'unreadable', /it has "hello"/],
];
for (const [text, kind, message] of nothing) test(`${text} is no report`, () => assertRefused(text, kind, message));
