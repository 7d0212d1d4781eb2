// A tiny action for the tests of the runner room: greets, fails, or waits, as its inputs say.

import { setTimeout } from 'node:timers/promises';
import { ActionError } from '../../src/domain/action-error.ts';
import { boolean, choice, secret, text } from '../../src/runner/readers.ts';
import { runAction } from '../../src/runner/run-action.ts';

await runAction({
  name: 'notify-slack',
  inputs: {
    name: text('world'),
    mood: choice(['kind', 'red', 'wrong', 'broken', 'slow'], 'kind'),
    token: secret(),
    loud: boolean(false),
  },
  outputs: ['greeting', 'leak'],
  clients: {},
  run: async ({ name, mood, token }, { log, signal, env }) => {
    log.group('foreign', `::error::not ours\n${token ?? ''}\n`);
    log.info(`::warning::disarmed ${token ?? ''}`);
    if (mood === 'wrong')
      throw new ActionError({
        code: 'input_invalid',
        what: `"${name}" is wrong`,
        where: 'input `name`',
        fix: 'Be right.',
      });
    if (mood === 'broken') throw new TypeError('a bug');
    if (mood === 'slow') await setTimeout(60_000, undefined, { signal }).catch(() => signal.throwIfAborted());
    const leak = Object.keys(env)
      .filter((variable) => variable.startsWith('INPUT_'))
      .join();
    const failure = mood === 'red' ? { code: 'input_invalid', what: 'the verdict is red' } : undefined;
    return {
      outputs: { greeting: `hello ${name} ${token ?? ''}`, leak },
      summary: `# ${name} ${token ?? ''}`,
      failure,
    };
  },
});
