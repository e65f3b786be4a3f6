import { FakeGateway } from './testing/fixture';
import { TEAMS } from './testing/teams';

const TEAM = { __typename: 'Team', id: 't1', name: 'First', lead: { __typename: 'Person', id: 'p1' } };
const never = (): Promise<never> => new Promise(() => undefined);
const slowly = <Value>(value: Value): Promise<Value> => new Promise((resolve) => setTimeout(resolve, 150, value));

function gateway(people: () => Promise<object>): FakeGateway {
  return new FakeGateway(TEAMS, { teams: () => slowly({ data: { team: TEAM } }), people }, { queryTimeout: 200 });
}

it('a query has one time for all that it waits for: what has not come by then is null, with an error', async () => {
  const start = performance.now();
  const { data, errors } = await gateway(never).ask('{ team { id lead { nick } } people { id } }');
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(data).toEqual({ team: { id: 't1', lead: { nick: null } }, people: null });
  expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions?.code])).toEqual(
    expect.arrayContaining([
      ['people', 'SUBGRAPH_TIMEOUT'],
      ['team.lead', 'SUBGRAPH_TIMEOUT'],
    ]),
  );
});

it('a mutation is waited for, and so is what is asked after it', async () => {
  const slower = async (): Promise<object> => {
    await slowly(null);
    return slowly({ data: { hire: { __typename: 'Person', id: 'p9' } } });
  };
  const { data, errors } = await gateway(slower).ask('mutation { hire(name: "Ann") { id } }');
  expect([data, errors]).toEqual([{ hire: { id: 'p9' } }, []]);
});
