// Asks whether the name service answers at all for a host. Decides nothing about the host itself.

import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isLocalName } from '../../domain/loopback.ts';
import { systemErrorCode } from '../../domain/thrown.ts';

/**
 * False when no name server answers within `milliseconds`. The system's own look-up cannot be given up and would hold the
 * process for many seconds then; this one can. Hosts that need no name service are served.
 */
export async function isNameServed(
  host: string,
  milliseconds: number,
  servers: readonly string[] = [],
): Promise<boolean> {
  const bare = host.replace(/^\[|\]$/g, '');
  if (isLocalName(bare) || isIP(bare) !== 0) return true;

  const resolver = new Resolver({ timeout: milliseconds, tries: 1, maxTimeout: milliseconds });
  if (servers.length > 0) resolver.setServers(servers);

  const giveUp = setTimeout(() => resolver.cancel(), milliseconds);
  try {
    await resolver.resolve4(bare);
    return true;
  } catch (thrown) {
    // "No such name" is an answer, and what it means for a host that stands in a file is for the system to say.
    return !['ETIMEOUT', 'ECANCELLED'].includes(systemErrorCode(thrown));
  } finally {
    clearTimeout(giveUp);
  }
}
