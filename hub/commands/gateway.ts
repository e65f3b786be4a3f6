import { existsSync, readFileSync } from 'node:fs';
import type { HubKeys } from '../../platform/auth/keys';
import { Lifecycle } from '../../platform/lifecycle/lifecycle';
import { createLog } from '../../platform/log';
import { type Command, readArguments } from '../command';
import { committedSupergraph } from '../composition';
import { remoteGateway } from '../front';
import { hubKeys } from '../keys';
import type { HubSettings } from '../settings';

export const gateway: Command = {
  summary:
    "Serves a supergraph whose subgraphs run in other processes: the hub's own, or that of the file SUPERGRAPH. SUBGRAPH_URL_<NAME> says where one is.",
  usage: 'gateway',
  async run(args, settings) {
    readArguments(args, {});
    const log = createLog(settings.HUB_LOG);
    const life = new Lifecycle(log);
    life.endOnSignals();
    const running = await life.start(
      'gateway',
      () => start(settings, log),
      (it) => it.stop(),
    );
    log.info({ url: `${running.url}/graphql` }, 'ready');
  },
};

async function start(settings: HubSettings, log: ReturnType<typeof createLog>) {
  const isHub = settings.SUPERGRAPH === null;
  const running = remoteGateway(supergraphOf(settings), isHub, settings, keysOf(settings, isHub), log);
  await running.start();
  return running;
}

function supergraphOf({ SUPERGRAPH }: HubSettings): string {
  if (SUPERGRAPH === null) return committedSupergraph();
  if (!existsSync(SUPERGRAPH)) throw new Error(`SUPERGRAPH=${SUPERGRAPH} is not allowed: there is no such file.`);
  return readFileSync(SUPERGRAPH, 'utf8');
}

/** Another's supergraph is fronted without keys, unless they are given. */
function keysOf(settings: HubSettings, isHub: boolean): HubKeys | null {
  return isHub || settings.HUB_KEYS ? hubKeys(settings) : null;
}
