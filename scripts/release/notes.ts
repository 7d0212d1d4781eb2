// Release notes from conventional commits and from what changed in the interface. Pure.

import type { InterfaceChange } from './interface.ts';

const sections: readonly (readonly [string, string])[] = [
  ['feat', 'New'],
  ['fix', 'Fixed'],
  ['perf', 'Faster'],
];

/** The notes of a version. `subjects` are those of its commits, newest first: https://www.conventionalcommits.org */
export function renderNotes(version: string, subjects: readonly string[], changes: readonly InterfaceChange[]): string {
  const parsed = subjects.map((subject) => /^(\w+)(?:\(([^)]*)\))?(!)?: (.+)$/.exec(subject));
  const listed = sections.flatMap(([type, title]) => {
    const lines = parsed.flatMap((match) => {
      if (match?.[1] !== type) return [];
      const scope = match[2] === undefined ? '' : `**${match[2]}:** `;
      return [`- ${scope}${match[4] ?? ''}`];
    });
    return lines.length === 0 ? [] : [`### ${title}\n\n${lines.join('\n')}`];
  });
  const promises = changes.map(
    ({ kind, text, step }) => `- ${kind}: ${text}${step === 'major' ? ' (breaks callers)' : ''}`,
  );
  const interfaceSection = promises.length === 0 ? [] : [`### Interface\n\n${promises.join('\n')}`];
  return [`## ${version}`, ...interfaceSection, ...listed].join('\n\n');
}
