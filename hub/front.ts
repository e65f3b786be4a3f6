import { signClaim } from '../platform/auth/claim';
import type { HubKeys } from '../platform/auth/keys';
import { type Authenticate, tokenAuthenticator } from '../platform/auth/token';
import { HubError } from '../platform/errors';
import type { Log } from '../platform/log';
import { projectFile } from '../platform/paths';
import type { Service } from '../platform/subgraph/service';
import { createGateway, type Gateway, type GatewayOptions } from '../gateway/pipeline';
import { type ClaimRequest, HttpSubgraph } from '../gateway/subgraphs/http';
import { LocalSubgraph } from '../gateway/subgraphs/local';
import type { SubgraphAddress } from '../gateway/plan/supergraph';
import { committedSupergraph } from './composition';
import { explorerExamples } from './explorer-examples';
import { type HubSettings, subgraphAddress } from './settings';

const READY_TIMEOUT_MS = 1_500;

/** The gateway of the hub in one process: services are called as they are, and handed the viewer. */
export function localGateway(services: readonly Service[], settings: HubSettings, keys: HubKeys, log: Log): Gateway {
  const timeout = settings.SUBGRAPH_TIMEOUT_MS;
  return createGateway({
    ...commonOptions(settings, keys, log),
    supergraphSdl: committedSupergraph(),
    subgraphs: new Map(services.map((service) => [service.name, new LocalSubgraph(service, timeout)])),
    explorer: explorer(),
    readiness: () => whichAnswer(services.map((service) => [service.name, service.ping()])),
  });
}

/**
 * A gateway over subgraphs in other processes. With keys it takes the hub's tokens and signs what it sends; without any it
 * fronts a supergraph of others, for the public alone.
 * @param isHub the supergraph is the hub's own, whose services tell whether they are ready
 */
export function remoteGateway(
  supergraphSdl: string,
  isHub: boolean,
  settings: HubSettings,
  keys: HubKeys | null,
  log: Log,
): Gateway {
  const sign = keys ? signer(keys) : undefined;
  const readiness = () =>
    whichAnswer(gateway.subgraphs.map((address) => [address.name, isReady(urlOf(address, settings))]));
  const gateway: Gateway = createGateway({
    ...commonOptions(settings, keys, log),
    supergraphSdl,
    subgraphs: (address) =>
      new HttpSubgraph({
        name: address.name,
        url: urlOf(address, settings),
        timeout: settings.SUBGRAPH_TIMEOUT_MS,
        sign,
      }),
    explorer: isHub ? explorer() : { ...explorer(), examples: () => [] },
    readiness: isHub ? readiness : undefined,
  });
  return gateway;
}

function commonOptions(
  settings: HubSettings,
  keys: HubKeys | null,
  log: Log,
): Omit<GatewayOptions, 'supergraphSdl' | 'subgraphs'> {
  return {
    authenticate: authenticator(keys),
    cursors: keys?.cursors,
    // A query may wait for one service that does not answer, and a while for those that are asked after it.
    queryTimeout: 1.5 * settings.SUBGRAPH_TIMEOUT_MS,
    log,
    host: settings.HUB_HOST,
    port: settings.PORT,
    cors: settings.HUB_CORS_ORIGINS,
    trustedProxies: settings.HUB_TRUSTED_PROXIES,
    connections: { perViewer: settings.HUB_SOCKETS_PER_VIEWER, perAddress: settings.HUB_SOCKETS_PER_ADDRESS },
  };
}

function authenticator(keys: HubKeys | null): Authenticate {
  const verify = keys?.tokenVerification && tokenAuthenticator(keys.tokenVerification);
  if (verify) return verify;
  const publicOnly = tokenAuthenticator([]);
  return async (authorization) => {
    if (authorization === undefined) return publicOnly(undefined);
    throw new HubError('UNAUTHENTICATED', 'This gateway has no keys and takes no tokens.');
  };
}

function signer({ claimSigning }: HubKeys): (request: ClaimRequest) => string {
  if (!claimSigning)
    throw new Error('The key file has no claimSigning, with which the gateway signs what it sends to services.');
  return ({ subgraph, kind, viewer, body }) => signClaim(claimSigning, viewer, { audience: subgraph, kind, body });
}

function urlOf(address: SubgraphAddress, settings: HubSettings): string {
  const url = subgraphAddress(settings, address.name) ?? address.url;
  if (!url) throw new Error(`The supergraph gives no URL for the subgraph ${address.name}; set SUBGRAPH_URL_… for it.`);
  return url;
}

function explorer(): NonNullable<GatewayOptions['explorer']> {
  return { folder: projectFile('gateway', 'explorer', 'dist'), examples: explorerExamples };
}

/** Rejects when the service at a subgraph's address is not ready. */
async function isReady(subgraphUrl: string): Promise<void> {
  const response = await fetch(new URL('/readyz', subgraphUrl), { signal: AbortSignal.timeout(READY_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
}

/** Which parts answer, by name. Why one does not, its own log says. */
async function whichAnswer(checks: readonly (readonly [name: string, check: Promise<void>])[]) {
  const results = await Promise.allSettled(checks.map(([, check]) => check));
  return Object.fromEntries(checks.map(([name], index) => [name, results[index].status === 'fulfilled']));
}
