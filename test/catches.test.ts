// The scan for handlers that swallow a bug of ours, by a table: what it must find, and what it must let be.

import assert from 'node:assert/strict';
import test from 'node:test';
import { parseSource } from '../scripts/source-tree.ts';

const swallowingIn = (code: string): readonly number[] => parseSource('src/x.ts', code).swallowing;
const caught = (body: string): string => `async function f() { try { act(); } catch (thrown) { ${body} } }`;

const swallows: readonly (readonly [what: string, code: string])[] = [
  ['an empty block', caught('')],
  ['a block without a name', 'try { act(); } catch { /* gone */ }'],
  ['one that is only told', caught('log(thrown);')],
  ['the class of all errors', caught('if (!(thrown instanceof Error)) throw thrown; return undefined;')],
  ['a class of bugs', caught('if (!(thrown instanceof TypeError)) throw thrown; return undefined;')],
  [
    'a class of bugs beside another',
    caught('if (thrown instanceof Fault || thrown instanceof ReferenceError) return 1; throw thrown;'),
  ],
  ['a throw of something else', caught('throw new Fault("it failed", { cause: thrown });')],
  ['a throw that is not always reached', caught('if (signal.aborted) throw thrown; return undefined;')],
  ['a throw on the wrong side', caught('if (thrown instanceof Fault) throw thrown; return undefined;')],
  ['a class of something else', caught('if (other instanceof Fault) return undefined; throw new Fault(thrown);')],
  ['a class that is asked and not heeded', caught('const isFault = thrown instanceof Fault; return isFault;')],
  ['an end before the question', caught('if (signal.aborted) return undefined; systemErrorCode(thrown);')],
  ['an end within a loop', caught('for (const each of all) { if (each) return each; } throw thrown;')],
  ['a code of anything', caught("if (!('code' in thrown)) throw thrown; return undefined;")],
  [
    'a kind that is not the one',
    caught("if (findGitHubFault(thrown)?.kind !== 'not_found') return undefined; throw thrown;"),
  ],
  [
    'a fault that was not found',
    caught('const fault = findGitHubFault(thrown); if (fault === undefined) return 1; throw thrown;'),
  ],
  ['one way of two', caught('if (a) systemErrorCode(thrown); return undefined;')],
  ['a gate for something else', caught('systemErrorCode(other); return undefined;')],
  ['a name of a bug', caught("if (thrown.name === 'TypeError') return undefined; throw thrown;")],
  ['a promise handler', 'read().catch(() => undefined);'],
  ['a promise handler that tells', 'read().catch((thrown) => log(thrown));'],
  ['a promise handler behind `?.`', 'reading?.catch(() => undefined);'],
  ['the second handler of then', 'read().then(use, () => undefined);'],
  ['a handler by name that swallows', 'const none = () => []; read().catch(none);'],
  ['a handler by name that nobody knows', 'read().catch(imported);'],
  [
    'a handler that calls one that swallows',
    'function words(thrown) { return thrown.message; } read().catch((thrown) => words(thrown));',
  ],
  ['a handler that is made and swallows', 'const or = (value) => () => value; read().catch(or(1));'],
  [
    'a predicate that asks nothing',
    `const isOdd = (thrown) => thrown.odd; ${caught('if (!isOdd(thrown)) throw thrown; return 1;')}`,
  ],
  ['a catch inside of another', caught('try { undo(); } catch { /* so be it */ } throw thrown;')],
];

for (const [what, code] of swallows) test(`found: ${what}`, () => assert.equal(swallowingIn(code).length, 1));

const passes: readonly (readonly [what: string, code: string])[] = [
  ['a class, the rest first', caught('if (!(thrown instanceof Fault)) throw thrown; return undefined;')],
  ['a class, the rest last', caught('if (thrown instanceof Fault) return undefined; throw thrown;')],
  ['two classes', caught('if (thrown instanceof Fault || thrown instanceof SyntaxError) return 1; throw thrown;')],
  [
    'two classes, the rest first',
    caught('if (!(thrown instanceof Fault || thrown instanceof Other)) throw thrown; return 1;'),
  ],
  ['a class and a kind', caught("if (thrown instanceof Fault && thrown.kind === 'gone') return 1; throw thrown;")],
  [
    'a class by a name',
    caught('const isFault = thrown instanceof Fault && thrown.old; if (!isFault || late) throw thrown; return 1;'),
  ],
  [
    'other words for a class',
    caught('if (!(thrown instanceof Fault)) throw thrown; throw new Problem(thrown.message);'),
  ],
  ['a code of the system', caught('systemErrorCode(thrown); return undefined;')],
  ['a code of the system in an answer', caught("return systemErrorCode(thrown) === 'ENOENT';")],
  ['a code of the system in what is thrown', caught('throw unwritable(file, systemErrorCode(thrown));')],
  ['a code by name', caught("if (hasCode(thrown, 'ECONNRESET')) return again(); throw thrown;")],
  ['a bug of ours first', caught('throwOurBug(thrown); return messageOf(thrown);')],
  ['a bug of ours first, unless it is too deep', caught('if (!isStackFull(thrown)) throwOurBug(thrown); return 1;')],
  ['a bug that is told as one', caught('log.warning(bugWords(thrown));')],
  ['work that is undone', caught('undo(); throw thrown;')],
  ['a stop of the step', caught('signal.throwIfAborted(); throw thrown;')],
  ['the reason of a signal', caught('if (thrown !== signal.reason) throw thrown; return undefined;')],
  ['a kind of fault', caught("if (findGitHubFault(thrown)?.kind === 'not_found') return undefined; throw thrown;")],
  [
    'a kind of fault by a name',
    caught(
      "const fault = findGitHubFault(thrown); const isGone = fault?.kind === 'gone' || /gone/.test(fault?.message); if (!isGone) throw thrown;",
    ),
  ],
  [
    'a fault that was found',
    caught('const fault = findGitHubFault(thrown); if (fault === undefined) throw thrown; warn(fault);'),
  ],
  [
    'a name of a class of clients',
    caught("if (!(thrown instanceof Error) || thrown.name !== 'GitFailure') throw thrown; return 1;"),
  ],
  ['a sorter', caught('throw await wordFault(thrown, work);')],
  [
    'a predicate of the same file',
    `const isOdd = (thrown) => thrown instanceof Odd; ${caught('if (!isOdd(thrown)) throw thrown; return 1;')}`,
  ],
  ['a promise handler', 'read().catch((thrown) => { if (!(thrown instanceof Fault)) throw thrown; });'],
  ['a promise handler that is made', 'read().catch(onSystemFault([]));'],
  ['the second handler of then', 'stat(file).then(isFolder, onSystemFault(false));'],
  ['a failure that is handed on', 'new Promise((resolve, reject) => read().then(resolve, reject));'],
  ['a handler by name', 'function none(thrown) { systemErrorCode(thrown); return []; } read().catch(none);'],
  [
    'a handler that calls another',
    'function refuse(thrown, tag) { if (thrown instanceof Fault) throw odd(tag); throw thrown; } push().catch((thrown) => refuse(thrown, tag));',
  ],
  ['a then without a second handler', 'read().then(use);'],
];

for (const [what, code] of passes) test(`let be: ${what}`, () => assert.deepEqual(swallowingIn(code), []));
