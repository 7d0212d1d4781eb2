// Writes licenses.txt of a bundle: every package whose code is in it, start-up file or chunk, with the notice that its license wants.
// Fails on a package without a license text. Never guesses what is in a bundle: the bundler says it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The part of a module of the bundler that we look at: https://webpack.js.org/api/stats/#module-object */
export interface BundledModule {
  readonly resource?: string | undefined;
  /** What was joined into this one. */
  readonly modules?: readonly BundledModule[] | undefined;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: unknown;
}

/** The text of licenses.txt; `modules` are all modules of the bundle. */
export function renderLicenses(modules: Iterable<BundledModule>): string {
  const folders = new Set([...filesOf(modules)].map(packageFolder).filter((folder) => folder !== undefined));
  const notices = new Map([...folders].map(noticeOf));

  const names = [...notices.keys()].sort();
  return names.map((name) => `${name}\n\n${notices.get(name)}\n`).join(`\n${'-'.repeat(80)}\n\n`);
}

function* filesOf(modules: Iterable<BundledModule>): Generator<string> {
  for (const { resource, modules: joined } of modules) {
    if (resource !== undefined) yield resource.replace(/\?.*$/, '');
    yield* filesOf(joined ?? []);
  }
}

/** The folder of the package that a file belongs to; undefined for a file of our own. */
function packageFolder(file: string): string | undefined {
  return /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

/** A package is named once, however often it is installed; two versions of it are two packages. */
function noticeOf(folder: string): [string, string] {
  const { name, version, license = '', author } = manifestOf(folder);
  const text = licenseText(folder) ?? siblingText(folder, license) ?? spokenText(license, author);
  if (text === undefined) throw new Error(`${name} ${version} (${license}) carries no license text: ${folder}`);

  const file = path.join(folder, 'NOTICE');
  const notice = existsSync(file) ? `\n\n${readFileSync(file, 'utf8').trim()}` : '';
  return [`${name} ${version} (${license})`, `${text}${notice}`];
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

function licenseText(folder: string): string | undefined {
  const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)(?:[.-].*)?$/i.test(each));
  return file === undefined ? undefined : readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

/** Packages of one scope come from one repository with one license text, which some of them forget to pack. */
function siblingText(folder: string, license: string): string | undefined {
  if (!path.basename(path.dirname(folder)).startsWith('@')) return undefined;
  const siblings = readdirSync(path.dirname(folder)).map((name) => path.join(path.dirname(folder), name));
  const alike = siblings.filter(
    (each) => existsSync(path.join(each, 'package.json')) && manifestOf(each).license === license,
  );
  return alike.map(licenseText).find((text) => text !== undefined);
}

/** The one license that a package of ours names without its text: https://opensource.org/license/isc-license-txt */
function spokenText(license: string, author: unknown): string | undefined {
  if (license !== 'ISC' || typeof author !== 'string') return undefined;
  return `The ISC License

Copyright (c) ${author} and contributors

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the
above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY
DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;
}
