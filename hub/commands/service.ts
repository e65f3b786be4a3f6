import type { HubKeys } from '../../platform/auth/keys';
import { httpCarrier } from '../../platform/feed/http-carrier';
import { Bus } from '../../platform/feed/nats/bus';
import { serveService } from '../../platform/subgraph/http';
import { createLog } from '../../platform/log';
import { Lifecycle } from '../../platform/lifecycle/lifecycle';
import { type Command, readArguments, UsageError } from '../command';
import { defaultPort, type SubgraphName, SUBGRAPHS } from '../composition';
import { hubKeys } from '../keys';
import { startServices, stopServices } from '../running-services';
import { DEFINITIONS } from '../services';
import { adminDatabase, type HubSettings, subgraphAddress } from '../settings';

export const service: Command = {
  summary: `Serves one service to the gateway over HTTP (${SUBGRAPHS.map((name) => `${name} on ${defaultPort(name)}`).join(', ')}, or PORT).`,
  usage: 'service <name>',
  async run(args, settings) {
    const { positionals } = readArguments(args, {}, true);
    const name = positionals[0] as SubgraphName;
    if (positionals.length !== 1 || !SUBGRAPHS.includes(name))
      throw new UsageError(`Name one service: ${SUBGRAPHS.join(', ')}`);
    await serve(name, settings);
  },
};

async function serve(name: SubgraphName, settings: HubSettings): Promise<void> {
  const log = createLog(settings.HUB_LOG, { service: name });
  const keys = hubKeys(settings);
  if (!keys.claimVerification)
    throw new Error("The key file has no claimVerification, with which the gateway's claims are checked.");
  const gatewayKeys = keys.claimVerification;
  const logKeys = logKeysOf(keys);
  const life = new Lifecycle(log);
  life.endOnSignals();
  const [running] = await life.start(
    'service',
    () => startServices([DEFINITIONS[name]], adminDatabase(settings), settings, keys, log),
    stopServices,
  );
  const port = settings.env.PORT ? settings.PORT : defaultPort(name);
  const server = await life.start(
    'http',
    () => serveService(running, { host: settings.HUB_HOST, port, gatewayKeys, readerKeys: logKeys.keys, log }),
    (it) => it.stop(),
  );
  const bus = await life.start(
    'bus',
    async () => (settings.NATS_URL ? new Bus({ url: settings.NATS_URL, ...logKeys, log }) : null),
    async (it) => it?.stop(),
  );
  bus?.tell(name, running.events);
  for (const teller of running.feeds.sources as SubgraphName[]) {
    const direct = httpCarrier({ service: teller, address: addressOf(teller, settings), key: logKeys.key });
    running.feeds.follow(teller, bus?.carrier(teller, direct) ?? direct);
  }
  log.info({ port: server.port }, 'ready');
}

/** What services sign and verify with when they read one another's logs. */
function logKeysOf({ logSigning: key, logVerification: keys }: HubKeys) {
  if (key && keys) return { key, keys };
  throw new Error('The key file has no logSigning and logVerification, with which services read logs of others.');
}

function addressOf(service: SubgraphName, settings: HubSettings): string {
  return subgraphAddress(settings, service) ?? `http://localhost:${defaultPort(service)}/graphql`;
}
