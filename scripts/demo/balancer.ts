// A TCP balancer as a Kubernetes Service is one: a backend is picked per connection, never per request. Knows no HTTP.

import net from 'node:net';

/** Where a connection may go. */
export interface Backend {
  readonly host: string;
  readonly port: number;
}

/** A running balancer. */
export interface Balancer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** The backends that new connections may reach now. */
  readonly backends: readonly Backend[];
  /** Connections taken since the start, refused ones included. */
  readonly connections: number;
  /** Replaces the backends; open connections stay where they are. */
  set(backends: readonly Backend[]): void;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/** Picks the index of a backend among `count` for the connection with this number (from 0). */
export type Choice = (connection: number, count: number) => number;

/** In turn, as kube-proxy's IPVS mode does. */
export const roundRobin: Choice = (connection, count) => connection % count;

/** At random, as kube-proxy's iptables mode does; the same seed gives the same sequence (a linear congruential generator). */
export function seededChoice(seed: number): Choice {
  let state = seed >>> 0;
  return (_connection, count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

/** Starts a balancer on a free loopback port. With no backend, connections are reset. */
export async function startBalancer(backends: readonly Backend[] = [], choice: Choice = roundRobin): Promise<Balancer> {
  let current = [...backends];
  let connections = 0;
  const open = new Set<net.Socket>();
  const hold = (socket: net.Socket): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  const server = net.createServer((client) => {
    hold(client);
    client.on('error', () => undefined);
    const backend = current[choice(connections++, current.length)];
    if (backend === undefined) return void client.resetAndDestroy();
    const upstream = net.connect(backend.port, backend.host);
    hold(upstream);
    upstream.on('error', () => client.resetAndDestroy());
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.end());
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    get backends() {
      return current;
    },
    get connections() {
      return connections;
    },
    set: (next) => {
      current = [...next];
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
