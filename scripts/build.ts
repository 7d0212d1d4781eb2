// Builds dist/<name>/ from src/<name>/main.ts: tsc strips the types, ncc bundles. Same source, same bytes.
// Usage: npm run build [-- <action> …]

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ncc from '@vercel/ncc';
import { hashFile, hashSources } from './bundle-sources.ts';
import { renderLicenses } from './licenses.ts';

const root = path.resolve(import.meta.dirname, '..');
const emitted = path.join(root, '.build');

/**
 * Signal 10 opens Node's inspector to whoever may signal us: a gate, or a RUN line of a build. It is ignored before anything else is read:
 * https://nodejs.org/api/process.html#signal-events
 */
const shield = "process.on('SIGUSR1', () => undefined);\n";

/**
 * Thousands of checks leave much short-lived garbage, for which V8 sets aside ever more memory (128 MB) though 15 MB live. Without that
 * growth 2,000 checks take 150 MB instead of 230, and as long as before. The flag is read each time that the space is about to grow.
 * A Node.js that is too old to have this door must get as far as the sentence that refuses it.
 */
const modesty = "process.getBuiltinModule?.('node:v8').setFlagsFromString('--semi-space-growth-factor=1');\n";
const preambles: Readonly<Record<string, string>> = { 'smoke-test': modesty };

const asked = process.argv.slice(2);
const actions = readdirSync(path.join(root, 'src')).filter((name) =>
  existsSync(path.join(root, 'src', name, 'main.ts')),
);
const chosen = asked.length > 0 ? asked : actions;

const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
const flags = ['--noEmit', 'false', '--outDir', emitted, '--rootDir', 'src', '--noCheck'];
execFileSync(process.execPath, [tsc, '-p', path.join(root, 'scripts/tsconfig.build.json'), ...flags], {
  cwd: root,
  stdio: 'inherit',
});
leaveOutParts();
for (const name of chosen) await bundle(name);

/**
 * @actions/core carries an OpenID client, and with it undici: half of the time in which a step starts; and a description of the
 * machine, and with it @actions/exec, which not every action needs. No action calls them, so the bundles get core without them; the
 * copy lies nearer to the emitted files than the installed package.
 */
function leaveOutParts(): void {
  const copy = path.join(emitted, 'node_modules/@actions/core');
  cpSync(path.join(root, 'node_modules/@actions/core'), copy, { recursive: true });
  writeFileSync(path.join(copy, 'lib/oidc-utils.js'), 'export class OidcClient {}\n');
  writeFileSync(path.join(copy, 'lib/platform.js'), 'export {};\n');
}

async function bundle(name: string): Promise<void> {
  const target = path.join(root, 'dist', name);
  const main = path.join(emitted, name, 'main.js');
  const { code, assets, stats } = await ncc(main, { cache: false, minify: false, sourceMap: false, quiet: true });
  const files: Record<string, string | Buffer> = {
    'index.js': `${shield}${preambles[name] ?? ''}${code}`,
    'package.json': '{ "type": "module" }\n',
    'licenses.txt': renderLicenses(stats.compilation.modules),
    [hashFile]: `${hashSources(name)}\n`,
  };
  for (const [file, asset] of Object.entries(assets)) {
    if (file !== 'package.json') files[file] = asset.source;
  }
  rmSync(target, { recursive: true, force: true });
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    writeFileSync(path.join(target, file), content);
  }
  const size = readFileSync(path.join(target, 'index.js')).length;
  console.log(
    `dist/${name}: index.js ${Math.round(size / 1024)} kB, ${Object.keys(assets).filter((file) => file.endsWith('.js')).length} chunks`,
  );
}
