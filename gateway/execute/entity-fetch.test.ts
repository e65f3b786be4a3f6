import { unavailable, timedOut } from '../subgraphs/failure';
import { compose, FakeGateway, serve, told } from './testing/fixture';
import { asked, changedPeople, person, teamsGateway } from './testing/teams';

const MEMBERS = '{ teams { name members { id name } } }';

describe('fetching entities', () => {
  it('asks for each entity once, and fills every place where it stands', async () => {
    const gateway = teamsGateway();
    const { data, errors, trace } = await gateway.ask(MEMBERS);
    expect(errors).toEqual([]);
    expect(gateway.subgraphs.people.questions.map(asked)).toEqual([['p1', 'p2']]);
    expect(data).toEqual({
      teams: [
        {
          name: 'First',
          members: [
            { id: 'p1', name: 'Name of p1' },
            { id: 'p2', name: 'Name of p2' },
          ],
        },
        { name: 'Second', members: [{ id: 'p1', name: 'Name of p1' }] },
      ],
    });
    expect(trace).toEqual({ fetches: 2, waves: 2 });
  });

  it('asks nobody when there is nothing to ask about', async () => {
    const gateway = teamsGateway({ teams: () => ({ data: { teams: [] } }) });
    const { data, trace } = await gateway.ask(MEMBERS);
    expect(data).toEqual({ teams: [] });
    expect(trace).toEqual({ fetches: 1, waves: 1 });
  });

  it('gives each place values of its own, where one entity stands under different selections', async () => {
    const { data } = await teamsGateway().ask('{ team { members { name } lead { id called: name } } }');
    expect(data).toEqual({
      team: { members: [{ name: 'Name of p1' }, { name: 'Name of p2' }], lead: { id: 'p1', called: 'Name of p1' } },
    });
  });

  it('places an error of an entity at every place of that entity, with indices and as the client named the fields', async () => {
    const gateway = teamsGateway({
      people: changedPeople(({ data }, { query }) => {
        const [, key] = /(\w+): nick/.exec(query) ?? [];
        return { data, errors: [{ message: 'no nick', path: ['_entities', 0, key], extensions: { code: 'NO_NICK' } }] };
      }),
    });
    const { data, errors } = await gateway.ask('{ all: teams { in: members { called: nick } } }');
    expect(told(errors)).toEqual([
      ['NO_NICK', 'all.0.in.0.called', 'people'],
      ['NO_NICK', 'all.1.in.0.called', 'people'],
    ]);
    expect(data).toEqual({ all: [{ in: [{ called: null }, { called: null }] }, { in: [{ called: null }] }] });
  });

  it('tells no second error where an entity is missing and its subgraph said why', async () => {
    const gateway = teamsGateway({
      people: (question) => ({
        data: { _entities: asked(question).map((id) => (id === 'p2' ? null : person(id))) },
        errors: [{ message: 'gone', path: ['_entities', 1] }],
      }),
    });
    const { data, errors } = await gateway.ask('{ team { members { name } } }');
    expect(data).toEqual({ team: null });
    expect(told(errors)).toEqual([['SUBGRAPH_ERROR', 'team.members.1', 'people']]);
  });

  it('places an error without a path wherever the fetch was to fill something', async () => {
    const gateway = teamsGateway({ people: () => ({ errors: [{ message: 'not today' }] }) });
    const { data, errors } = await gateway.ask('{ team { id lead { nick } } }');
    expect(data).toEqual({ team: { id: 't1', lead: { nick: null } } });
    expect(told(errors)).toEqual([['SUBGRAPH_ERROR', 'team.lead', 'people']]);
  });

  it.each([
    ['SUBGRAPH_UNAVAILABLE', unavailable('connection refused at 10.0.0.1')],
    ['SUBGRAPH_TIMEOUT', timedOut(10)],
  ])(
    'leaves null what a failed subgraph was to give, with one %s at each place, and keeps the rest',
    async (code, failure) => {
      const gateway = teamsGateway({ people: () => Promise.reject(failure) });
      const { data, errors } = await gateway.ask('{ teams { name lead { id nick } } }');
      expect(data).toEqual({
        teams: [
          { name: 'First', lead: { id: 'p1', nick: null } },
          { name: 'Second', lead: null },
        ],
      });
      expect(told(errors)).toEqual([[code, 'teams.0.lead', 'people']]);
      expect(errors[0].message).not.toContain('10.0.0.1');
    },
  );

  it('tells no null error for what is missing because a fetch failed', async () => {
    const gateway = teamsGateway({ people: () => Promise.reject(unavailable('down')) });
    const { data, errors } = await gateway.ask('{ team { lead { name } } }');
    expect(data).toEqual({ team: { lead: null } });
    expect(told(errors)).toEqual([['SUBGRAPH_UNAVAILABLE', 'team.lead', 'people']]);
  });

  it.each([
    ['too few', (ids: string[]) => ids.slice(1).map(person)],
    ['too many', (ids: string[]) => [...ids, 'p9'].map(person)],
    ['none, and an object instead', () => ({ 0: person('p1') })],
  ])('refuses all entities when there are %s: whose they are cannot be told', async (_, entities) => {
    const gateway = teamsGateway({ people: (question) => ({ data: { _entities: entities(asked(question)) } }) });
    const { data, errors } = await gateway.ask('{ team { members { id nick } } }');
    expect(data).toEqual({
      team: {
        members: [
          { id: 'p1', nick: null },
          { id: 'p2', nick: null },
        ],
      },
    });
    expect(told(errors)).toEqual([
      ['SUBGRAPH_BAD_RESPONSE', 'team.members.0', 'people'],
      ['SUBGRAPH_BAD_RESPONSE', 'team.members.1', 'people'],
    ]);
  });

  it('refuses an entity of another type than was asked for', async () => {
    const gateway = teamsGateway({
      people: (question) => ({
        data: { _entities: asked(question).map((id) => ({ ...person(id), __typename: 'Team' })) },
      }),
    });
    const { data, errors } = await gateway.ask('{ team { lead { nick } } }');
    expect(data).toEqual({ team: { lead: { nick: null } } });
    expect(told(errors)).toEqual([['SUBGRAPH_BAD_RESPONSE', 'team.lead', 'people']]);
  });

  it('tells at most a hundred errors, however many a subgraph reports', async () => {
    const many = Array.from({ length: 100_000 }, () => ({ message: 'x'.repeat(20), path: ['_entities', 0, 'nick'] }));
    const gateway = teamsGateway({
      people: (question) => ({ data: { _entities: asked(question).map(person) }, errors: many }),
    });
    const { errors } = await gateway.ask('{ team { lead { nick } } }');
    expect(errors).toHaveLength(100);
  });
});

describe('keys that come back with an entity', () => {
  const A = 'type Query { boxes: [Box!] } type Box @key(fields: "id") { id: ID! }';
  const B = 'type Box @key(fields: "id") @key(fields: "code") { id: ID! code: ID! size: Int }';
  const C = 'type Box @key(fields: "code") { code: ID! weight: Int }';
  const supergraph = compose({ a: A, b: B, c: C });
  const b = serve(`${B} type Query { unused: Int }`, {
    _entities: ({ representations }: { representations: { id: string }[] }) =>
      representations.map(({ id }) => ({ __typename: 'Box', id, code: `c${id}`, size: 1 })),
  });
  const gateway = (second: (code: string) => unknown): FakeGateway =>
    new FakeGateway(supergraph, {
      a: () => ({ data: { boxes: ['1', '2'].map((id) => ({ __typename: 'Box', id })) } }),
      b,
      c: ({ variables }) => ({
        data: { _entities: (variables.representations as { code: string }[]).map(({ code }) => second(code)) },
      }),
    });

  it('are followed from subgraph to subgraph', async () => {
    const { data, trace } = await gateway((code) => ({ weight: Number(code.slice(1)) * 10 })).ask(
      '{ boxes { size weight } }',
    );
    expect(data).toEqual({
      boxes: [
        { size: 1, weight: 10 },
        { size: 1, weight: 20 },
      ],
    });
    expect(trace).toEqual({ fetches: 3, waves: 3 });
  });
});

describe('entities in the wrong order', () => {
  const A =
    'type Query { boxes: [Node!] } interface Node @key(fields: "id") { id: ID! } type Box implements Node @key(fields: "id") { id: ID! size: Int }';
  const B = 'type Node @interfaceObject @key(fields: "id") { id: ID! label: String }  type Query { labelled: [Node!] }';
  const supergraph = compose({ a: A, b: B });
  const labelled = (ids: string[]): FakeGateway =>
    new FakeGateway(supergraph, {
      a: ({ variables }) => ({
        data: {
          _entities: (variables.representations as { id: string }[]).map(({ id }) => ({
            __typename: 'Box',
            id,
            size: 3,
          })),
        },
      }),
      b: ({ query }) =>
        query.includes('_entities')
          ? { data: { _entities: ids.map((id) => ({ id, label: `label ${id}` })) } }
          : { data: { labelled: ['1', '2'].map((id) => ({ __typename: 'Node', id })) } },
    });
  const source = '{ labelled { ... on Box { size id label } id } }';

  it('are refused where the key was selected', async () => {
    const { data, errors } = await labelled(['2', '1']).ask(source);
    expect(told(errors)).toEqual([
      ['SUBGRAPH_BAD_RESPONSE', 'labelled.0', 'b'],
      ['SUBGRAPH_BAD_RESPONSE', 'labelled.1', 'b'],
    ]);
    expect(JSON.stringify(data)).not.toContain('label ');
  });

  it('are taken in the right order', async () => {
    const { data, errors } = await labelled(['1', '2']).ask(source);
    expect(errors).toEqual([]);
    expect(data).toEqual({ labelled: ['1', '2'].map((id) => ({ size: 3, id, label: `label ${id}` })) });
  });
});
