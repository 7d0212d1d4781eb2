// Hunts marked secrets in everything that a step left behind, in each form in which a text may travel. Knows no action.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { StepResult } from './runner.ts';

/** Where to look, by a name that says where. */
export type Places = Readonly<Record<string, string>>;

/** Each find as `secret as form in place`. Values of fewer than 4 characters are no secrets. */
export function huntSecrets(secrets: Readonly<Record<string, string>>, places: Places): string[] {
  const finds: string[] = [];
  for (const [name, secret] of Object.entries(secrets)) {
    for (const [form, text] of formsOf(secret)) {
      for (const [place, content] of Object.entries(places)) {
        if (content.includes(text)) finds.push(`${name} as ${form} in ${place}`);
      }
    }
  }
  return finds;
}

/** The secret plain, per line, reversed, URL-encoded, escaped for JSON, XML and Markdown, and inside of base64 at each of its three offsets. */
function formsOf(secret: string): [string, string][] {
  const lines = secret.split('\n').filter((line) => line.trim().length >= 4);
  return lines.flatMap((line): [string, string][] => [
    ['plain text', line],
    ['reversed text', [...line].reverse().join('')],
    ['URL', encodeURIComponent(line)],
    ['JSON', JSON.stringify(line).slice(1, -1)],
    ['XML', line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')],
    ['Markdown', line.replace(/[\\`*_{}[\]<>()#+!|~@&]/g, (character) => `&#${character.charCodeAt(0)};`)],
    ['hex', Buffer.from(line).toString('hex')],
    ...[0, 1, 2].map((offset): [string, string] => [`base64 at ${offset}`, insideBase64(line, offset)]),
  ]);
}

/** The digits that do not depend on what stands before and after. */
function insideBase64(text: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
  const whole = bytes.subarray(0, Math.floor(bytes.length / 3) * 3).toString('base64');
  return whole.slice(offset === 0 ? 0 : 4);
}

/** What a step shows: its log without the runner's own commands to mask, its summary and its outputs. */
export const shownBy = (name: string, { log, summary, outputs }: StepResult): Places => ({
  [`${name}: log`]: log.replace(/^::add-mask::.*$/gm, ''),
  [`${name}: summary`]: summary,
  [`${name}: outputs`]: JSON.stringify(outputs),
});

/** The content of every file below a folder, as Latin-1, so that no byte is lost. */
export function filesBelow(folder: string): Places {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file, readFileSync(file, 'latin1')]));
}
