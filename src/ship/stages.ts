// Opens the rooms as stages, and the door to GitHub. Each is a chunk of the bundle that is read only when it is used: the stage `plan`
// reads none.

/** By the name of the action. */
export const openStages = {
  'quality-gate': async () => (await import('./stages/quality-gate.ts')).stage,
  'build-push-image': async () => (await import('./stages/build-push-image.ts')).stage,
  'bump-manifest': async () => (await import('./stages/bump-manifest.ts')).stage,
  'smoke-test': async () => (await import('./stages/smoke-test.ts')).stage,
  'notify-slack': async () => (await import('./stages/notify-slack.ts')).stage,
};

/** What reads GitHub's REST API. */
export const loadReading = async () => (await import('../clients/github/reading.ts')).openReading;
