import { existsSync, readFileSync } from 'node:fs';
import type { HubKeys } from '../../platform/auth/keys';
import { Lifecycle } from '../../platform/lifecycle/lifecycle';
import { createLog, type Log } from '../../platform/log';
import type { Gateway } from '../../gateway/pipeline';
import { type Command, readArguments } from '../command';
import { committedSupergraph, SUPERGRAPH_FILE } from '../composition';
import { FileWatch } from '../file-watch';
import { remoteGateway } from '../front';
import { hubKeys } from '../keys';
import type { HubSettings } from '../settings';

export const gateway: Command = {
  summary:
    "Serves a supergraph whose subgraphs run in other processes: the hub's own, or that of the file SUPERGRAPH. SUBGRAPH_URL_<NAME> says where one is. When the file changes, what it says then is served.",
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
    await life.start(
      'supergraph',
      async () => follow(running, settings, log),
      (it) => it.stop(),
    );
    log.info({ url: `${running.url}/graphql` }, 'ready');
  },
};

async function start(settings: HubSettings, log: Log): Promise<Gateway> {
  const isHub = settings.SUPERGRAPH === null;
  const running = remoteGateway(readSupergraph(settings), isHub, settings, keysOf(settings, isHub), log);
  await running.start();
  return running;
}

function readSupergraph({ SUPERGRAPH }: HubSettings): string {
  if (SUPERGRAPH === null) return committedSupergraph();
  if (!existsSync(SUPERGRAPH)) throw new Error(`SUPERGRAPH=${SUPERGRAPH} is not allowed: there is no such file.`);
  return readFileSync(SUPERGRAPH, 'utf8');
}

/** A supergraph that is refused changes nothing: the one before is served on. */
function follow(running: Gateway, { SUPERGRAPH }: HubSettings, log: Log): FileWatch {
  const replace = (sdl: string): void => {
    try {
      running.replaceSupergraph(sdl);
      log.info('supergraph replaced');
    } catch (error) {
      log.error({ err: error }, 'supergraph refused; the one before is served on');
    }
  };
  return new FileWatch(SUPERGRAPH ?? SUPERGRAPH_FILE, running.supergraphSdl, replace, log);
}

/** Another's supergraph is fronted without keys, unless they are given. */
function keysOf(settings: HubSettings, isHub: boolean): HubKeys | null {
  return isHub || settings.HUB_KEYS ? hubKeys(settings) : null;
}
