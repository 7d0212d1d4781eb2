// A certificate for names of a test, signed by itself. A process trusts it through NODE_EXTRA_CA_CERTS, and git through GIT_SSL_CAINFO.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { type Cleanup, temporaryFolder } from './folder.ts';

/** What a TLS server and its clients need. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** The file that clients trust. */
  readonly file: string;
}

/** Makes one for host names; it is removed after the test. */
export function makeCertificate(test: Cleanup, names: readonly string[]): Certificate {
  const folder = temporaryFolder(test);
  const [key, file] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const subject = ['-subj', `/CN=${names[0]}`, '-addext', `subjectAltName=${names.map((name) => `DNS:${name}`)}`];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const options = ['req', '-x509', ...curve, '-nodes', '-keyout', key, '-out', file, '-days', '2', ...subject];
  execFileSync('openssl', options, { stdio: 'ignore' });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8'), file };
}

/** Puts TLS before a server of this machine; gives the port to speak to. It ends with the test. */
export async function startTls(test: Cleanup, { key, cert }: Certificate, port: number): Promise<number> {
  const open = new Set<net.Socket>();
  const server = tls.createServer({ key, cert }, (socket) => {
    const onward = net.connect(port, '127.0.0.1');
    for (const each of [socket, onward]) {
      open.add(each);
      each.on('error', () => undefined).on('close', () => open.delete(each));
    }
    socket.pipe(onward).pipe(socket);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as net.AddressInfo).port;
}
