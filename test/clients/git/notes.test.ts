// Notes that are added on a server. Many writers: test/scenarios/bump-manifest-verdict.test.ts.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { GitFailure } from '../../../src/clients/git/failure.ts';
import { addNote } from '../../../src/clients/git/notes.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { startGitServer } from '../../fakes/git-server.ts';
import { createManifests } from '../../fakes/manifests-repository.ts';

async function world(context: TestContext) {
  const root = temporaryFolder(context);
  const manifests = createManifests(root, 'm.git', { 'a.yaml': 'a: 1\n' });
  const server = await startGitServer({ root });
  context.after(() => server.close());
  const add = async (text: string, url = `${server.url}/m.git`, seconds = 30) =>
    await addNote(
      {
        url,
        credentials: {},
        temporaryFolder: temporaryFolder(context),
        env: { PATH: process.env['PATH'] ?? '' },
        deadline: deadlineIn(seconds),
      },
      { ref: 'refs/notes/ship', commit: manifests.head(), text, name: 'ship', email: 'ship@example.org' },
    );
  return { manifests, add };
}

test('a note is added to what stands there, and the same note is not added twice', async (context) => {
  const { manifests, add } = await world(context);
  await add('One: 1\n');
  await add('Two: 2\n');
  assert.deepEqual(await add('Two: 2\n'), { tries: 1, commit: 'there' });
  assert.equal(manifests.git('notes', '--ref=ship', 'show', 'main'), 'One: 1\n\nTwo: 2');
});

test('a note that somebody else wrote in the meantime stays', async (context) => {
  const { manifests, add } = await world(context);
  // The first push finds another note there than it fetched.
  manifests.hook(
    'pre-receive',
    'unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES\n[ -e raced ] || { touch raced; git -c user.name=x -c user.email=x@x notes --ref=ship append -m theirs main; }',
  );
  const landing = await add('Ours: 1\n');
  assert.deepEqual(landing, { tries: 2, commit: 'there' });
  assert.equal(manifests.git('notes', '--ref=ship', 'show', 'main'), 'theirs\n\nOurs: 1');
});

test('a server that is not there is told of, when the time is up', async (context) => {
  const { add } = await world(context);
  await assert.rejects(add('One: 1\n', 'http://127.0.0.1:9/m.git', 1), (thrown) => {
    assert.ok(thrown instanceof GitFailure, String(thrown));
    return thrown.kind === 'unreachable';
  });
});
