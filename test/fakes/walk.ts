// A small service in three languages, and what a platform team has before it adopts anything: manifests behind a git server, a registry with
// the image that runs now, a controller that rolls out what the manifests say, Slack. Nothing in it knows ship-actions.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { deploymentIn, startArgoCd } from '../../scripts/demo/argocd.ts';
import { startBalancer } from '../../scripts/demo/balancer.ts';
import { commitAll, git } from '../../scripts/demo/world.ts';
import { type Cleanup, writeFiles } from './folder.ts';
import { startGitServer } from './git-server.ts';
import { pushFolder } from './image.ts';
import { startOciRegistry } from './oci-registry.ts';
import { startSlack } from './slack.ts';

/** The languages of the walk. */
export type Language = 'Node' | 'Python' | 'Go';

const dockerfile = (files: string, command: readonly string[]): string =>
  `FROM scratch\nARG VERSION=unknown\nENV APP_VERSION=\${VERSION}\nCOPY ${files} /\nCMD ${JSON.stringify(command)}\n`;

interface Source {
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

const sources: Readonly<Record<Language, Source>> = {
  Node: {
    command: ['node', 'server.js'],
    files: {
      'package.json': '{"type": "module", "scripts": {"test": "node --test"}}',
      'package-lock.json': '{"lockfileVersion": 3, "packages": {}}',
      'server.js': `import { createServer } from 'node:http';
const answer = JSON.stringify({ version: process.env.APP_VERSION });
const server = createServer((_, response) => response.end(answer));
server.listen(Number(process.env.PORT), process.env.HOST, () => console.log('listening on ' + server.address().port));
process.on('SIGTERM', () => process.exit());
`,
      Dockerfile: dockerfile('server.js package.json', ['node', 'server.js']),
    },
  },
  Python: {
    command: ['python3', 'app.py'],
    files: {
      'requirements.txt': '',
      'tests/test_app.py': 'def test_nothing():\n    assert True\n',
      'app.py': `import http.server, json, os

class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"version": os.environ["APP_VERSION"]}).encode())

    def log_message(self, *args):
        pass

server = http.server.ThreadingHTTPServer((os.environ["HOST"], int(os.environ["PORT"])), Answer)
print("listening on", server.server_address[1], flush=True)
server.serve_forever()
`,
      Dockerfile: dockerfile('app.py', ['python3', 'app.py']),
    },
  },
  Go: {
    command: ['./cart'],
    files: {
      'go.mod': 'module cart\n\ngo 1.21\n',
      'main.go': `package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
)

func main() {
	listener, err := net.Listen("tcp", os.Getenv("HOST")+":"+os.Getenv("PORT"))
	if err != nil {
		panic(err)
	}
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	panic(http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "{\\"version\\": %q}", os.Getenv("APP_VERSION"))
	})))
}
`,
      // No image can be pulled to compile in: the team's own build leaves the program beside it.
      Dockerfile: dockerfile('cart', ['./cart']),
    },
  },
};

const deployment = (image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: cart}
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: cart
          image: ${image}
`;

/** What is there before. */
export interface Before {
  /** The service's repository, with a remote `origin`. */
  readonly service: string;
  /** A clone of the manifests. */
  readonly manifests: string;
  readonly url: string;
  readonly serverUrl: string;
  readonly manifestsToken: string;
  readonly slackWebhookUrl: string;
  /** How many messages Slack got. */
  messages(): number;
  /** The version that answers now. */
  version(): Promise<string>;
}

const manifestsToken = 'walk-manifests-token';
const file = 'staging/cart/deployment.yaml';

/** Brings it up; version `v0` answers when this resolves. */
export async function standBefore(t: Cleanup, folder: string, language: Language): Promise<Before> {
  const { files, command } = sources[language];
  const [service, manifests] = [path.join(folder, 'cart'), path.join(folder, 'k8s-manifests')];
  const bare = path.join(folder, 'repositories/shop/k8s-manifests.git');
  const registry = await startOciRegistry();
  const slack = await startSlack();
  const gitServer = await startGitServer({ root: path.join(folder, 'repositories'), token: manifestsToken });
  const balancer = await startBalancer();
  for (const each of [registry, slack, gitServer, balancer]) t.after(() => each.close());

  for (const each of [service, manifests, path.dirname(bare)]) mkdirSync(each, { recursive: true });
  writeFiles(service, files);
  if (language === 'Go') compile(service);
  const image = `${registry.host}/shop/cart`;
  await pushFolder(`${image}:v0`, service, { Env: ['APP_VERSION=v0'], Cmd: [...command] });
  writeFiles(manifests, { [file]: deployment(`${image}:v0`) });
  for (const each of [service, manifests]) {
    git(each, 'init', '--quiet', '--initial-branch=main');
    commitAll(each, 'feat: the first version');
  }
  git(service, 'remote', 'add', 'origin', `${gitServer.url}/shop/cart.git`);
  git(folder, 'clone', '--quiet', '--bare', manifests, bare);
  git(manifests, 'remote', 'add', 'origin', `${gitServer.url}/shop/k8s-manifests.git`);

  const wanted = deploymentIn(bare, 'main', file);
  const cluster = { wanted, balancer, folder: path.join(folder, 'cluster'), automated: true, podMilliseconds: 20 };
  const argocd = await startArgoCd(cluster);
  t.after(() => argocd.close());
  const { url } = balancer;
  return {
    ...{ service, manifests, url, serverUrl: gitServer.url, manifestsToken, slackWebhookUrl: slack.webhookUrl },
    messages: () => slack.messages.length,
    version: async () => {
      const answer = await fetch(`${url}/health`, { headers: { connection: 'close' } });
      return ((await answer.json()) as { version: string }).version;
    },
  };
}

function compile(folder: string): void {
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod' };
  execFileSync('go', ['build', '-o', 'cart', '.'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
}
