// Builds the parts of the Argo CD lab, once per machine. Usage: npm run argocd-lab   Needs Go 1.26.1 or newer, and 11 GB for Go's caches.

import { installParts } from './parts.ts';

const { programs } = installParts((line) => console.log(line));
for (const [name, file] of Object.entries(programs)) console.log(`${name}: ${file}`);
