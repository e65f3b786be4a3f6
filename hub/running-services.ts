import type { HubKeys } from '../platform/auth/keys';
import type { Connection } from '../platform/database/settings';
import { localCarrier } from '../platform/feed/carrier';
import type { Log } from '../platform/log';
import { Service, type ServiceDefinition } from '../platform/subgraph/service';
import { loginOf } from './database';
import { domainSettings, type HubSettings } from './settings';

/** Starts services on their tables; none when one fails. `admin` is null where each service has a URL of its own. */
export async function startServices(
  definitions: readonly ServiceDefinition[],
  admin: Connection | null,
  settings: HubSettings,
  keys: HubKeys,
  log: Log,
): Promise<Service[]> {
  const { cursors } = keys;
  if (!cursors) throw new Error('The key file has no cursorSecrets, with which positions in event logs are sealed.');
  const started: Service[] = [];
  try {
    for (const definition of definitions) {
      const connection = loginOf(admin, definition.name, settings, keys);
      started.push(
        await Service.start(definition, {
          connection,
          cursors,
          settings: domainSettings(settings),
          log: log.child({ service: definition.name }),
        }),
      );
    }
    return started;
  } catch (error) {
    await stopServices(started);
    throw error;
  }
}

/** Services of one process learn from each other directly. */
export function informEachOther(services: readonly Service[]): void {
  for (const { feeds } of services) {
    for (const teller of services)
      if (feeds.sources.includes(teller.name)) feeds.follow(teller.name, localCarrier(teller.events));
  }
}

export async function stopServices(services: readonly Service[]): Promise<void> {
  await Promise.all(services.map((service) => service.stop()));
}
