// What the plan decides: names and labels, and what is done about images that stand in the registry.

import assert from 'node:assert/strict';
import test from 'node:test';
import { buildInputsLabel, contentLabel, partsLabel } from '../../src/build-push-image/identity/build-inputs.ts';
import type { BuildPushImageInputs } from '../../src/build-push-image/inputs.ts';
import {
  decideImage,
  type GivenImage,
  type ImageDecision,
  type ImagePlan,
  planImage,
} from '../../src/build-push-image/plan.ts';
import { standingImage, type TaggedImage } from '../../src/build-push-image/standing/standing-image.ts';
import { orThrow, type Reading } from '../../src/domain/action-error.ts';
import type { Context, PullRequest } from '../../src/domain/context.ts';
import type { BuildContext } from '../../src/domain/image/build-context.ts';
import type { WorkTree } from '../../src/domain/work-tree.ts';
import { givenContent, givenContext, givenInputs, givenSource } from './given-inputs.ts';

const { sha } = givenSource;
const plan = (
  over: Partial<BuildPushImageInputs> = {},
  { source = givenSource, ...at }: Partial<Omit<Context, 'source'> & BuildContext & { source: WorkTree }> = {},
) =>
  orThrow(
    planImage(givenInputs(over), {
      context: givenContext(at),
      source,
      content: { ...givenContent, ...at },
    }),
  );

test('an image is looked for under the asked tags and those that name the commit or content', () => {
  const { candidates, identity } = plan({ tags: ['latest'] });
  const named = [sha, 'a7f3c92', 'v2.4.1-a7f3c92', 'a7f3c92-20260119142345', identity?.tree.slice(0, 12)];
  assert.deepEqual(candidates, ['latest', ...named]);
});

test('the tag of the content stays from commit to commit, and follows the build inputs', () => {
  const tags = ['tree'];
  const [tag] = plan({ tags }).tags;
  assert.match(tag, /^[0-9a-f]{12}$/);
  const later = { source: { ...givenSource, sha: 'b'.repeat(40) } };
  assert.equal(plan({ tags }, later).tags[0], tag);
  assert.notEqual(plan({ tags, target: 'x' }).tags[0], tag);
  assert.throws(() => plan({ tags }, { changes: ['app/x'] }), { code: 'tags_none' });
});

test('the tag of the content stands in a build argument, too, and stays from commit to commit', () => {
  const asked = { tags: ['tree'], 'build-args': ['VERSION={tag}', 'MODE=x'] };
  const { tags, buildArgs } = plan(asked);
  assert.deepEqual(buildArgs, [`VERSION=${tags[0]}`, 'MODE=x']);
  assert.deepEqual(plan(asked, { source: { ...givenSource, sha: 'b'.repeat(40) } }).tags, tags);
  assert.notDeepEqual(plan({ ...asked, 'build-args': ['VERSION={tag}', 'MODE=y'] }).tags, tags);
});

const unreused: readonly [title: string, inputs: Partial<BuildPushImageInputs>, at: Partial<BuildContext>][] = [
  ['told not to', { reuse: 'off' }, {}],
  ['without a push', { push: 'false' }, {}],
  ['from a dirty context', {}, { changes: ['app/x'] }],
  ['without a name for the content', {}, { tree: undefined as unknown as string }],
];
for (const [title, inputs, at] of unreused)
  test(`nothing is used again ${title}`, () => {
    const planned =
      at.tree === undefined && 'tree' in at
        ? orThrow(
            planImage(givenInputs(inputs), {
              context: givenContext(),
              source: undefined,
              content: { ...givenContent, tree: undefined },
            }),
          )
        : plan(inputs, at);
    assert.deepEqual([planned.reuse, planned.candidates.length], ['off', 1]);
  });

test('a dirty context has no proof, no time of the commit, and is told', () => {
  const dirty = plan({}, { changes: ['a', 'b', 'c', 'd', 'e', 'f'] });
  assert.deepEqual([dirty.labels[buildInputsLabel], dirty.epoch, dirty.identity], [undefined, undefined, undefined]);
  assert.match(dirty.warnings.join(), /\(a, b, c, d, e and 1 more\)/);
  assert.equal(plan().epoch, 1768832625);
});

const fork: PullRequest = {
  ...{ number: 15, title: '', url: '', baseRef: 'main', baseSha: '', headSha: '', fork: true },
};
const pushing: readonly [
  title: string,
  push: BuildPushImageInputs['push'],
  context: Partial<Omit<Context, 'source'>>,
  pushes: boolean,
][] = [
  ['true', 'true', { pullRequest: fork }, true],
  ['TRUE', 'TRUE', {}, true],
  ['false', 'False', {}, false],
  ['auto on a branch', 'auto', {}, true],
  ['auto in a pull request', 'auto', { pullRequest: { ...fork, fork: false } }, true],
  ['auto in one from a fork', 'auto', { pullRequest: fork }, false],
  ['auto in one by a bot', 'auto', { pullRequest: { ...fork, fork: false }, actor: 'dependabot[bot]' }, false],
];
for (const [title, push, context, pushes] of pushing)
  test(`push: ${title} ${pushes ? 'pushes' : 'does not'}`, () => assert.equal(plan({ push }, context).pushes, pushes));

const [ours, other] = [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`];

/** An image that stands under tags; `like` gives it the labels that this plan would. */
function stands(tags: string[], over: Partial<TaggedImage> & { like?: ImagePlan } = {}): TaggedImage {
  const { like, digest = ours, isIndex = false, platforms = ['linux/amd64'] } = over;
  const labels = 'labels' in over ? over.labels : (like?.labels ?? {});
  return standingImage({ digest, tags, labels, platforms, isIndex });
}

const judged = (planned: ImagePlan, standing: TaggedImage[], given?: GivenImage): Reading<ImageDecision> =>
  decideImage(planned, standing, { hostPlatform: 'linux/amd64', given });
const decided = (planned: ImagePlan, standing: TaggedImage[], given?: GivenImage): ImageDecision =>
  orThrow(judged(planned, standing, given));
const faults = (planned: ImagePlan, standing: TaggedImage[], given?: GivenImage): string[] =>
  judged(planned, standing, given).problems.map(({ code, what }) => `${code}: ${what}`);

test('nothing stands: build', () => assert.deepEqual(decided(plan(), []), { do: 'build' }));

test('an image with the label of this build is used again', () => {
  const decision = decided(plan(), [stands([sha], { like: plan() })]);
  assert.deepEqual([decision.do, decision.do === 'reuse' && decision.by], ['reuse', 'label']);
});

test('another label, or none, is built anew', () => {
  assert.equal(decided(plan(), [stands([sha], { like: plan({ target: 'x' }) })]).do, 'build');
  assert.equal(decided(plan(), [stands([sha])]).do, 'build');
});

test('an image of the same content is used again only where that is asked for', () => {
  const before = plan({}, { source: { ...givenSource, sha: 'b'.repeat(40) } });
  const image = stands(['pr-1'], { like: before });
  assert.equal(decided(plan(), [image]).do, 'build');
  assert.equal(decided(plan({ reuse: 'tree' }), [image]).do, 'reuse');
});

test('with a key only a signed label counts', () => {
  const keyed = plan({ 'reuse-key': 'k' });
  assert.equal(decided(keyed, [stands([sha], { like: plan() })]).do, 'build');
  const signed = decided(keyed, [stands([sha], { like: keyed })]);
  assert.equal(signed.do === 'reuse' && signed.by, 'signature');
  assert.equal(decided(keyed, [stands([sha], { labels: undefined })]).do, 'build');
});

test('an image that nothing proves is not preferred over a build', () => {
  const labelled = [stands([sha], { like: plan() })];
  const unread = [stands([sha], { labels: undefined, platforms: undefined })];
  const careful = plan({ 'prefer-build': true });
  assert.deepEqual([decided(careful, labelled).do, decided(careful, unread).do], ['build', 'build']);
  assert.equal(decided(plan({ 'prefer-build': true, reuse: 'commit' }), labelled).do, 'reuse', 'who writes it decides');
  const keyed = plan({ 'prefer-build': true, 'reuse-key': 'k' });
  assert.equal(decided(keyed, [stands([sha], { like: keyed })]).do, 'reuse');
});

test('where labels cannot be read, the tag of the whole commit is believed and said, a short one is not', () => {
  const unread = { labels: undefined, platforms: undefined };
  const tagged = decided(plan(), [stands([sha], unread)]);
  assert.equal(tagged.do === 'reuse' && tagged.by, 'tag');
  assert.equal(decided(plan(), [stands(['a7f3c92'], unread)]).do, 'build');
});

const tagged = { source: { ...givenSource, ownTags: ['v2.4.1'] } };

test('a release tag never moves, and it is said which input differs', () => {
  const planned = plan({ tags: ['semver'] }, tagged);
  assert.deepEqual(planned.tags, ['v2.4.1']);
  const image = stands(['v2.4.1'], { like: plan({ tags: ['semver'], target: 'x' }, tagged) });
  const [problem] = faults(planned, [image]);
  assert.match(problem ?? '', new RegExp(`^tag_released: .*stands on ${ours}.*built with another target`));
  const reused = stands(['semver-of-this'], { like: planned, digest: other });
  const both = faults(planned, [image, reused]);
  assert.match(both[0] ?? '', new RegExp(`${ours}.*${other}`), 'both digests are named');
});

test('a dirty context does not take the tag of a commit that stands, but any other', () => {
  const dirty = plan({ tags: ['sha', 'latest'] }, { changes: ['app/x'] });
  assert.match(faults(dirty, [stands([sha, 'latest'])]).join(), /^tag_dirty: [^,]*$|tag_dirty/);
  assert.deepEqual(faults(dirty, [stands(['latest'])]), []);
});

const shrinks: readonly [title: string, tags: string[], image: Partial<TaggedImage>, refused: boolean][] = [
  ['a commit’s tag with another platform', [sha], { platforms: ['linux/arm64'] }, true],
  ['a commit’s tag with the same platform', [sha], {}, false],
  ['an index under latest', ['latest'], { platforms: ['linux/amd64', 'linux/arm64'], isIndex: true }, true],
  ['one image of another platform under latest', ['latest'], { platforms: ['linux/arm64'] }, false],
  ['an image that cannot be read', [sha], { platforms: undefined, labels: {} }, false],
];
for (const [title, tags, image, refused] of shrinks)
  test(`${title} ${refused ? 'is not lost' : 'may go'}`, () => {
    const planned = plan({ tags: ['sha', 'latest'] });
    const codes = faults(planned, [stands(tags, image)]);
    assert.equal(
      codes.some((code) => code.startsWith('tag_shrinks')),
      refused,
      codes.join(),
    );
  });

test('a promotion and a merge keep the rules', () => {
  const given: GivenImage = { do: 'promote', digest: other, platforms: ['linux/amd64'] };
  assert.deepEqual(decided(plan({ tags: ['prod'] }), [stands(['prod'])], given), { do: 'promote', digest: other });
  const release = plan({ tags: ['semver'], version: '9.0.0' });
  assert.match(faults(release, [stands(['v9.0.0'])], given).join(), /tag_released/);
  const merge: GivenImage = { do: 'merge', digest: other, platforms: ['linux/amd64', 'linux/arm64'] };
  assert.equal(decided(plan(), [stands([sha], { platforms: ['linux/arm64'] })], merge).do, 'merge');
});

test('an image that nobody of us labelled says so', () => {
  const image = stands([sha]);
  assert.equal(image.differs(plan().identity), 'this action did not build it');
  const labels = { [buildInputsLabel]: 'x', [contentLabel]: 'y', [partsLabel]: '{' };
  assert.equal(stands([sha], { labels }).differs(plan().identity), '');
});
