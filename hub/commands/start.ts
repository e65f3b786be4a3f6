import type { HubKeys } from '../../platform/auth/keys';
import { loadedDatasets } from '../../platform/data/loaded-datasets';
import { Lifecycle } from '../../platform/lifecycle/lifecycle';
import { createLog, type Log } from '../../platform/log';
import type { Service } from '../../platform/subgraph/service';
import { type Command, readArguments } from '../command';
import { openDatabase, prepareDatabase } from '../database';
import { localGateway } from '../front';
import { hubKeys } from '../keys';
import { informEachOther, startServices, stopServices } from '../running-services';
import { seed } from '../seed';
import { DEFINITIONS } from '../services';
import type { HubSettings } from '../settings';

export const start: Command = {
  summary: 'Serves the whole hub in one process, with a database of its own in HUB_DATA unless DATABASE_URL names one.',
  usage: 'start',
  async run(args, settings) {
    readArguments(args, {});
    const log = createLog(settings.HUB_LOG);
    const life = new Lifecycle(log);
    life.endOnSignals();
    try {
      const url = await startHub(life, settings, hubKeys(settings), log);
      log.info({ url: `${url}/graphql` }, 'ready');
      process.stdout.write(welcome(url));
    } catch (error) {
      await life.stop(); // else the database would be left behind
      throw error;
    }
  },
};

async function startHub(life: Lifecycle, settings: HubSettings, keys: HubKeys, log: Log): Promise<string> {
  const definitions = Object.values(DEFINITIONS);
  const database = await life.start(
    'database',
    () => openDatabase(settings, log),
    (it) => it.stop(),
  );
  await prepareDatabase(database.admin, definitions, settings, keys);
  const services = await life.start(
    'services',
    () => startServices(definitions, database.admin, settings, keys, log),
    stopServices,
  );
  await seedOnce(services, settings, log);
  informEachOther(services);
  const gateway = await life.start(
    'gateway',
    async () => {
      const created = localGateway(services, settings, keys, log);
      await created.start();
      return created;
    },
    (it) => it.stop(),
  );
  return gateway.url;
}

/** What is there already is added to only by who says so: a record would not become a demo by a forgotten setting. */
async function seedOnce(services: readonly Service[], settings: HubSettings, log: Log): Promise<void> {
  if (settings.HUB_SEED === 'none') return;
  if (!settings.env.HUB_SEED && (await holdsAny(services))) return;
  const added = await seed(services, {
    name: settings.HUB_SEED,
    factor: settings.HUB_SCALE,
    today: settings.HUB_TODAY,
    log,
  });
  if (added.size > 0) log.info({ dataset: settings.HUB_SEED, rows: Object.fromEntries(added) }, 'loaded');
}

async function holdsAny(services: readonly Service[]): Promise<boolean> {
  const loaded = await Promise.all(services.map((service) => loadedDatasets(service.source)));
  return loaded.some((datasets) => datasets.length > 0);
}

function welcome(url: string): string {
  return `
  The hub is ready.

  Ask a question:   ${url}/graphql   (in a browser: the explorer, with examples)
  Read the schema:  ${url}/schema.graphql
  Ask as staff:     npm run -s hub -- token --role staff   (then send "Authorization: Bearer <token>")

`;
}
