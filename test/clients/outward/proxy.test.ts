// Which proxy a URL takes, as curl and git decide it. What goes through the tunnel is held by outward-fetch.test.ts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findProxy } from '../../../src/clients/outward/proxy.ts';

const proxy = 'http://proxy.test:3128';
const rows: [title: string, url: string, env: Record<string, string>, expected: string | undefined][] = [
  ['no variable, no proxy', 'https://a.test/', {}, undefined],
  ['https_proxy is for https', 'https://a.test/', { https_proxy: proxy }, `${proxy}/`],
  ['and not for http', 'http://a.test/', { https_proxy: proxy }, undefined],
  ['http_proxy is for http', 'http://a.test/', { http_proxy: proxy }, `${proxy}/`],
  ['capital letters count', 'https://a.test/', { HTTPS_PROXY: proxy }, `${proxy}/`],
  ['all_proxy is for what has none of its own', 'https://a.test/', { all_proxy: proxy }, `${proxy}/`],
  ['a proxy without a scheme', 'https://a.test/', { https_proxy: 'proxy.test:3128' }, `${proxy}/`],
  ['loopback by name', 'http://localhost:8080/', { http_proxy: proxy }, undefined],
  ['loopback by number', 'https://127.0.0.1/', { https_proxy: proxy }, undefined],
  ['a name in no_proxy', 'https://a.test/', { https_proxy: proxy, no_proxy: 'b.test, a.test' }, undefined],
  ['a name below one in no_proxy', 'https://x.a.test/', { https_proxy: proxy, no_proxy: '.a.test' }, undefined],
  ['a name that only ends alike', 'https://xa.test/', { https_proxy: proxy, no_proxy: 'a.test' }, `${proxy}/`],
  ['another port of a name', 'https://a.test/', { https_proxy: proxy, no_proxy: 'a.test:8443' }, `${proxy}/`],
  ['an address in no_proxy', 'https://[2001:db8::1]/', { https_proxy: proxy, no_proxy: '2001:db8::1' }, undefined],
  ['an address in brackets', 'https://[2001:db8::1]/', { https_proxy: proxy, no_proxy: '[2001:db8::1]' }, undefined],
  ['its port alone', 'https://[2001:db8::1]/', { https_proxy: proxy, no_proxy: '[2001:db8::1]:8443' }, `${proxy}/`],
  ['a longer address', 'https://[2001:db8::1]/', { https_proxy: proxy, no_proxy: '2001:db8:' }, `${proxy}/`],
  ['a variable that is no URL', 'https://a.test/', { https_proxy: 'http://bad proxy:1' }, 'unusable:https_proxy'],
  ['a SOCKS proxy', 'https://a.test/', { all_proxy: 'socks5://p.test:1080' }, 'unusable:all_proxy'],
  ['no_proxy for all', 'https://a.test/', { https_proxy: proxy, NO_PROXY: '*' }, undefined],
];
for (const [title, url, env, expected] of rows)
  test(title, () => assert.equal(findProxy(new URL(url), env)?.href, expected));
