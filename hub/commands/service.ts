import { httpCarrier } from '../../platform/feed/http-carrier';
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
  if (!keys.logSigning || !keys.logVerification)
    throw new Error('The key file has no logSigning and logVerification, with which services read logs of others.');
  const { claimVerification: gatewayKeys, logVerification: readerKeys, logSigning: key } = keys;
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
    () => serveService(running, { host: settings.HUB_HOST, port, gatewayKeys, readerKeys, log }),
    (it) => it.stop(),
  );
  for (const teller of running.feeds.sources as SubgraphName[]) {
    const address = subgraphAddress(settings, teller) ?? `http://localhost:${defaultPort(teller)}/graphql`;
    running.feeds.follow(teller, httpCarrier({ service: teller, address, key }));
  }
  log.info({ port: server.port }, 'ready');
}
