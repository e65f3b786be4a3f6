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

/** The gateway of the hub in one process: services are called as they are, and handed the viewer. */
export function localGateway(services: readonly Service[], settings: HubSettings, keys: HubKeys, log: Log): Gateway {
  return createGateway({
    ...commonOptions(settings, keys, log),
    supergraphSdl: committedSupergraph(),
    subgraphs: new Map(services.map((service) => [service.name, new LocalSubgraph(service, settings.SUBGRAPH_TIMEOUT_MS)])),
    explorer: explorer(),
    readiness: async () => Object.fromEntries(await Promise.all(services.map(async (service) => [service.name, await answers(service.ping())] as const))),
  });
}

/**
 * A gateway over subgraphs in other processes. With keys it takes the hub's tokens and signs what it sends; without any it
 * fronts a supergraph of others, for the public alone.
 */
export function remoteGateway(supergraphSdl: string, isHub: boolean, settings: HubSettings, keys: HubKeys | null, log: Log): Gateway {
  const addresses = new Map<string, string>();
  return createGateway({
    ...commonOptions(settings, keys, log),
    supergraphSdl,
    subgraphs: (address) => {
      const url = urlOf(address, settings);
      addresses.set(address.name, url);
      return new HttpSubgraph({ name: address.name, url, timeout: settings.SUBGRAPH_TIMEOUT_MS, sign: keys ? signer(keys) : undefined });
    },
    explorer: isHub ? explorer() : { ...explorer(), examples: () => [] },
    readiness: isHub ? async () => Object.fromEntries(await Promise.all([...addresses].map(async ([name, url]) => [name, await isReady(url)] as const))) : undefined,
  });
}

function commonOptions(settings: HubSettings, keys: HubKeys | null, log: Log): Omit<GatewayOptions, 'supergraphSdl' | 'subgraphs'> {
  return {
    authenticate: authenticator(keys),
    log,
    host: settings.HUB_HOST,
    port: settings.PORT,
    cors: settings.HUB_CORS_ORIGINS,
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
  if (!claimSigning) throw new Error('The key file has no claimSigning, with which the gateway signs what it sends to services.');
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

async function isReady(subgraphUrl: string): Promise<boolean> {
  return answers(fetch(new URL('/readyz', subgraphUrl), { signal: AbortSignal.timeout(1_500) }).then((response) => {
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
  }));
}

/** False for any reason: why it is not ready, its own log says. */
function answers(check: Promise<unknown>): Promise<boolean> {
  return check.then(() => true, () => false);
}
