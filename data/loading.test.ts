import type { DataRow } from '../platform/data/dataset';
import type { Service, ServiceDefinition } from '../platform/subgraph/service';
import { department } from '../services/department/service';
import { mayorsCabinet } from '../services/mayors-cabinet/service';
import { parentCabinet } from '../services/parent-cabinet/service';
import { workingGroups } from '../services/working-groups/service';
import { startTestService } from '../test/support/database';
import { datasetRows } from './datasets';

const DEFINITIONS = [department, workingGroups, parentCabinet, mayorsCabinet] as readonly ServiceDefinition[];
const TODAY = '2026-11-24';
const started: Service[] = [];

afterAll(() => Promise.all(started.map((service) => service.stop())));

describe.each(['record', 'demo', 'scale'] as const)('the dataset %s', (name) => {
  const rows = datasetRows(name, { today: TODAY, factor: 2 });

  it.each(DEFINITIONS.map((definition) => [definition.name, definition] as const))(
    'loads into %s without a problem',
    async (service, definition) => {
      const own: DataRow[] = (rows.get(service) ?? []).map(({ row }) => row);
      const running = await startTestService(definition, own);
      started.push(running);
      expect(await loaded(running, own[0].type)).toBe(own.filter(({ type }) => type === own[0].type).length);
    },
  );
});

async function loaded({ source }: Service, entity: string): Promise<number> {
  return source.getRepository(entity).count();
}
