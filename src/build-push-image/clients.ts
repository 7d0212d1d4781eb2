// What build-push-image needs of the world; the real ones are in wiring.ts. Types only.

import type { readBuildContext } from '../clients/engine/context-content.ts';
import type { engineEnvironment } from '../clients/engine/environment.ts';
import type { findEngine } from '../clients/engine/search.ts';
import type { readWorkTree } from '../clients/git/work-tree.ts';
import type { amazon } from '../clients/registry/amazon.ts';
import type { copyImage } from '../clients/registry/copy.ts';
import type {
  createPrivateFolder,
  findUserLogin,
  sweepPrivateFolders,
  usesAwsHelper,
  writeLogins,
} from '../clients/registry/docker-config.ts';
import type { connectImageRepository } from '../clients/registry/registry.ts';

/** Every client of this room. */
export interface Clients {
  readonly readWorkTree: typeof readWorkTree;
  readonly readBuildContext: typeof readBuildContext;
  readonly engine: {
    readonly findEngine: typeof findEngine;
    readonly engineEnvironment: typeof engineEnvironment;
  };
  readonly logins: {
    readonly findUserLogin: typeof findUserLogin;
    readonly usesAwsHelper: typeof usesAwsHelper;
    readonly createPrivateFolder: typeof createPrivateFolder;
    readonly sweepPrivateFolders: typeof sweepPrivateFolders;
    readonly writeLogins: typeof writeLogins;
  };
  readonly registry: {
    readonly connectRepository: typeof connectImageRepository;
    readonly copyImage: typeof copyImage;
  };
  readonly ecr: typeof amazon;
}
