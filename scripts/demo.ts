// Tells the stories of this project on this machine, on real parts and with no account: npm run demo -- --help
// Runs the committed bundles as the runner would, and tells what happens as a timeline. Everything it leaves lies in .demo/.

import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Command, parseCommand, usage } from './demo/command.ts';
import { ensureEngine } from './demo/engine.ts';
import { renderPage } from './demo/page/page.ts';
import { Interrupted, openStage, type Stage, wasInterrupted } from './demo/stage.ts';
import { tellChain } from './demo/stories/chain.ts';
import { tellEvidence } from './demo/stories/evidence.ts';
import { tellFailure } from './demo/stories/failures.ts';
import { tellMidnight } from './demo/stories/midnight.ts';
import { tellStorm } from './demo/stories/storm.ts';
import { startTimeline } from './demo/terminal.ts';

const root = path.resolve(import.meta.dirname, '..');

const titles = {
  chain: 'checkout-service goes from its pull request to production',
  storm: 'thirty services ship at once into one manifests repository',
  midnight: 'the image to go back to was deleted',
  evidence: 'what passes green elsewhere',
  fail: 'a stage of the chain is red',
};

const command = parseCommand(process.argv.slice(2));
if (command === 'help') console.log(usage);
else if ('problem' in command) {
  console.error(`${command.problem}\n\n${usage}`);
  process.exitCode = 2;
} else await perform(command);

async function perform(asked: Command): Promise<void> {
  const folder = path.resolve(asked.folder ?? path.join(root, '.demo'));
  const timeline = startTimeline(process.stdout, process.env);
  const title = `${titles[asked.story]}${asked.stage === undefined ? '' : `: ${asked.stage}`}`;
  console.log(`\n${title}, on this machine\n`);
  const { stage, interrupt, close } = openStage(folder, timeline, { name: asked.story, title });
  process.on('SIGINT', interrupt);

  try {
    clear(folder);
    if (asked.story === 'chain' || asked.story === 'fail') await ensureEngine(timeline, asked.install);
    await tellStory(stage, asked);
    leave(stage);
    if (asked.keep) await stay(stage);
  } catch (thrown) {
    const cause = (await wasInterrupted(stage)) ? new Interrupted() : thrown;
    timeline.say('stopped', cause instanceof Error ? cause.message : String(cause), 'bad');
    process.exitCode = 1;
  } finally {
    await close();
  }
}

/** Empties the folder of the run before. What the demo did not write is not deleted. */
function clear(folder: string): void {
  const mark = path.join(folder, '.written-by-the-demo');
  const isOwn = folder === path.join(root, '.demo') || existsSync(mark);
  if (existsSync(folder) && readdirSync(folder).length > 0 && !isOwn)
    throw new Error(`${folder} holds files that the demo did not write, so nothing was deleted. Name an empty folder.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(mark, '');
}

async function tellStory(stage: Stage, { story, stage: failing }: Command): Promise<void> {
  const registryHost = process.env['DEMO_REGISTRY'];
  if (failing !== undefined) return await tellFailure(stage, failing, { registryHost });
  const told = { storm: tellStorm, midnight: tellMidnight, evidence: tellEvidence };
  if (story === 'storm' || story === 'midnight' || story === 'evidence') return await told[story](stage);
  await tellChain(stage, { registryHost });
}

/** Writes what the run leaves to read: the page, and its facts for programs. */
function leave({ folder, timeline, record }: Stage): void {
  record.seconds = timeline.seconds();
  const page = path.join(folder, 'index.html');
  writeFileSync(page, renderPage(record));
  writeFileSync(path.join(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
  timeline.say('the page', page);
  const names = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== path.basename(page))
    .map((each) => (each.isDirectory() ? `${each.name}/` : each.name));
  timeline.show(`beside it: ${names.sort().join(', ')}`, 'quiet');
}

/** Under --keep: everything goes on until Ctrl-C. */
async function stay({ timeline, sights, signal }: Stage): Promise<void> {
  timeline.say('kept', 'Everything is still running. Look at:');
  timeline.show([...sights, 'stop         Ctrl-C'].join('\n'));
  const forever = setInterval(() => undefined, 1 << 30);
  await new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', resolve, { once: true });
  });
  clearInterval(forever);
  timeline.say('stopped', 'Everything that was started has been stopped.');
}
