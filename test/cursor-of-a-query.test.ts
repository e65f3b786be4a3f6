import { type Position, serviceTag } from '../platform/cursors/cursors';
import { startTestHub, type TestHub } from './support/hub';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub('demo');
}, 120_000);
afterAll(() => hub.stop());

/** The positions that an answer says, by service; null where it says none. */
async function positionsOf(query: string): Promise<Record<string, Omit<Position, 'service'>> | null> {
  const { extensions, errors } = (await hub.ask(query)) as {
    extensions?: { cursor: string };
    errors?: unknown;
  };
  expect(errors).toBeUndefined();
  if (!extensions) return null;
  const names = new Map(hub.services.map(({ name }) => [serviceTag(name), name]));
  const positions = hub.keys.cursors!.open(extensions.cursor)!;
  return Object.fromEntries(positions.map(({ service, ...place }) => [names.get(service), place]));
}

const headOf = (name: string) => hub.services.find((service) => service.name === name)!.events.head;

it('an answer of the hub says where the log of each service ended that was asked for it', async () => {
  expect(await positionsOf('{ meetings(first: 1) { nodes { id } } }')).toEqual({ department: headOf('department') });
  expect(await positionsOf('{ meetings(first: 1) { nodes { id } } parentCabinet { id } }')).toEqual({
    department: headOf('department'),
    'parent-cabinet': headOf('parent-cabinet'),
  });
});

it('an answer that needed no service says nothing', async () => {
  expect(await positionsOf('{ __typename __schema { queryType { name } } }')).toBeNull();
});
