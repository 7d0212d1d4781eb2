// The two schemes of the web.

import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import test from 'node:test';
import { moduleFor, standardPort } from '../../../src/clients/outward/scheme.ts';

test('https: is spoken by its own module, on 443', () =>
  assert.deepEqual([moduleFor('https:') === https, standardPort('https:')], [true, 443]));

test('http: is spoken by its own module, on 80', () =>
  assert.deepEqual([moduleFor('http:') === http, standardPort('http:')], [true, 80]));
