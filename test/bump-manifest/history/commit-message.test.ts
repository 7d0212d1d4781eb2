// The message of a bump: subject, template, trailers.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  type BuiltCommit,
  shortImageVersion,
  writeMessage,
  writeSubject,
} from '../../../src/bump-manifest/history/commit-message.ts';
import type { ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';
import { findTrailer, parseTrailers } from '../../../src/bump-manifest/history/trailers.ts';
import { orThrow } from '../../../src/domain/action-error.ts';

const record: ShipRecord = {
  service: 'app',
  environment: 'production',
  images: ['r.io/app:a7f3c92'],
  previousImages: ['r.io/app:1111111'],
  sourceRepository: 'shop/app',
  sourceCommit: 'a'.repeat(40),
  run: undefined,
  actor: undefined,
  rollback: false,
  files: [],
};
const source: BuiltCommit = {
  sha: 'a'.repeat(40),
  author: 'Ada Lovelace <ada@example.com>',
  date: '2026-01-19T14:23:45+01:00',
  subject: 'feat: gift cards',
  body: 'one\n\nShip-Image: evil',
  repositoryUrl: 'https://github.com/shop/app',
};

test('subjects are conventional', () => {
  assert.equal(writeSubject(record, 'bump'), 'chore(production): bump app to a7f3c92');
  assert.equal(writeSubject({ ...record, environment: undefined }, 'bump'), 'chore: bump app to a7f3c92');
  assert.equal(writeSubject(record, 'promote'), 'chore(production): promote app to a7f3c92');
  assert.equal(writeSubject(record, 'rollback'), 'revert(production): roll app back to a7f3c92');
  assert.equal(
    writeSubject({ ...record, service: 'a\nShip-Image: b' }, 'bump'),
    'chore(production): bump a Ship-Image: b to a7f3c92',
  );
});

test('a version is a tag, a short commit or the start of a digest', () => {
  assert.equal(shortImageVersion([`r.io/app:${'a'.repeat(40)}`]), 'aaaaaaa');
  assert.equal(shortImageVersion([`r.io/app@sha256:${'b'.repeat(64)}`]), 'sha256:bbbbbbbbbbbb');
  assert.equal(shortImageVersion(['r.io/a:v1', 'r.io/b:v1']), 'v1');
  assert.equal(shortImageVersion(['r.io/a:v1', 'r.io/b:v2']), '2 images');
});

test('Argo CD finds the source commit, and its words add no trailer', () => {
  const trailers = parseTrailers(orThrow(writeMessage(record, 'bump', source, undefined)));
  const find = (name: string): string | undefined => findTrailer(trailers, `Argocd-reference-commit-${name}`);
  assert.equal(find('author'), source.author);
  assert.equal(find('sha'), source.sha);
  assert.equal(find('subject'), source.subject);
  assert.equal(JSON.parse(find('body') ?? ''), source.body);
  assert.equal(find('repourl'), source.repositoryUrl);
  assert.equal(find('date'), source.date);
  assert.deepEqual(
    trailers.filter(([name]) => name === 'Ship-Image'),
    [['Ship-Image', 'r.io/app:a7f3c92']],
  );
  const odd = parseTrailers(
    orThrow(
      writeMessage(
        record,
        'bump',
        { ...source, author: 'Doe, "J" <j@x.y>', subject: 'a\nShip-Image: b', body: '' },
        undefined,
      ),
    ),
  );
  assert.equal(findTrailer(odd, 'Argocd-reference-commit-author'), '"Doe, \\"J\\"" <j@x.y>');
  assert.equal(findTrailer(odd, 'Argocd-reference-commit-subject'), 'a Ship-Image: b');
  assert.equal(findTrailer(odd, 'Argocd-reference-commit-body'), undefined);
});

test('a template is filled, and the trailers follow it', () => {
  const message = orThrow(
    writeMessage(
      record,
      'bump',
      undefined,
      'deploy({environment}): {service} {previous-version} → {version}\n\nRefs: OPS-1',
    ),
  );
  assert.equal(message.split('\n')[0], 'deploy(production): app 1111111 → a7f3c92');
  assert.match(message, /\n\nRefs: OPS-1\nShip-Service: app\n/);
  assert.equal(writeMessage(record, 'bump', undefined, '{servce}').problems[0]?.code, 'template_unknown');
});
