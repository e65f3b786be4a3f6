import { compose, FakeGateway, type Question, serve, told } from './testing/fixture';

const GROUPS = `
  type Query { groups: [Group!]! things: [Thing!]! }
  interface Thing { id: ID! }
  type Group implements Thing @key(fields: "id") { id: ID! title: String boss: Boss body: Body! }
  type Gadget implements Thing { id: ID! maker: String }
  type Boss { name: String }
  type Body @key(fields: "id", resolvable: false) { id: ID! }
`;
const BODIES = `
  type Query { bodies: [Body!] }
  type Body @key(fields: "id") { id: ID! slug: String group: Group }
  type Group @key(fields: "id", resolvable: false) { id: ID! }
`;
const SUPERGRAPH = compose({ groups: GROUPS, bodies: BODIES });
const LISTED = ['1', '2'].map((id) => ({
  __typename: 'Group',
  id,
  title: `Group ${id}`,
  body: { __typename: 'Body', id: `b${id}` },
}));
const serveGroups = serve(GROUPS, { groups: LISTED, things: LISTED });

function ids({ variables }: Question): string[] {
  return (variables.representations as { id: string }[]).map(({ id }) => id);
}

function gateway(entities: (question: Question) => unknown[], groups: unknown = null): FakeGateway {
  return new FakeGateway(SUPERGRAPH, {
    groups: (question) => (groups ? { data: groups } : serveGroups(question)),
    bodies: (question) => ({ data: { _entities: entities(question) } }),
  });
}

const SLUGS = '{ groups { id title body { id slug } } }';
const right = (question: Question): unknown[] => ids(question).map((id) => ({ slug: `slug of ${id}` }));

describe('fields that nobody asked a subgraph for', () => {
  it('do not enter the answer with an entity, at no depth', async () => {
    const { data } = await gateway(
      (question) =>
        ids(question).map((id) => ({
          slug: `slug of ${id}`,
          group: { __typename: 'Group', id: `g${id}`, title: 'INJECTED' },
          title: 'INJECTED',
        })),
      { groups: LISTED.slice(0, 1), _entities: [{ title: null }] },
    ).ask('{ groups { body { slug group { id title } } } }');
    expect(data).toEqual({ groups: [{ body: { slug: 'slug of b1', group: { id: 'gb1', title: null } } }] });
  });

  it('never hide what the owner of the field says', async () => {
    const groups = {
      groups: LISTED.map(({ id, title, body }) => ({
        id,
        title,
        body: { ...body, slug: 'INJECTED' },
        boss: 'INJECTED',
      })),
    };
    const { data, errors } = await gateway(right, groups).ask(SLUGS);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      groups: ['1', '2'].map((id) => ({ id, title: `Group ${id}`, body: { id: `b${id}`, slug: `slug of b${id}` } })),
    });
  });

  it('do not stand in for what the owner of the field does not give', async () => {
    const groups = { groups: LISTED.map((group) => ({ ...group, body: { ...group.body, slug: 'INJECTED' } })) };
    const none = (question: Question): unknown[] => ids(question).map(() => null);
    const { data } = await gateway(none, groups).ask(SLUGS);
    expect(JSON.stringify(data)).not.toContain('INJECTED');
  });

  it('are told by the type where a selection depends on it', async () => {
    const things = [
      { __typename: 'Group', id: '1', maker: 'INJECTED', title: 'one' },
      { __typename: 'Gadget', id: '2', title: 'INJECTED', maker: 'two' },
    ];
    const { data, errors } = await gateway(right, { things }).ask(
      '{ things { id ... on Group { title } ... on Gadget { maker } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      things: [
        { id: '1', title: 'one' },
        { id: '2', maker: 'two' },
      ],
    });
  });

  it('leave alone what stands in another order, under an alias, or in a fragment', async () => {
    const { data, errors } = await gateway(right).ask(
      '{ groups { ...named ...named again: title body { id slug } } } fragment named on Group { title id }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      groups: ['1', '2'].map((id) => ({
        title: `Group ${id}`,
        id,
        again: `Group ${id}`,
        body: { id: `b${id}`, slug: `slug of b${id}` },
      })),
    });
  });

  it('do no harm where lists nest absurdly deep', async () => {
    const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown;
    const { errors } = await gateway(right, { groups: deep }).ask(SLUGS);
    expect(told(errors)).toContainEqual(['SUBGRAPH_BAD_RESPONSE', 'groups', 'groups']);
  });
});

describe('a key that comes with an entity and was not selected', () => {
  it('refuses entities in the wrong order', async () => {
    const { data, errors } = await gateway((question) =>
      ids(question)
        .reverse()
        .map((id) => ({ __typename: 'Body', id, slug: `slug of ${id}` })),
    ).ask(SLUGS);
    expect(told(errors)).toEqual([
      ['SUBGRAPH_BAD_RESPONSE', 'groups.0.body', 'bodies'],
      ['SUBGRAPH_BAD_RESPONSE', 'groups.1.body', 'bodies'],
    ]);
    expect(data).toEqual({
      groups: ['1', '2'].map((id) => ({ id, title: `Group ${id}`, body: { id: `b${id}`, slug: null } })),
    });
  });

  it('is taken where it is the right one', async () => {
    const { data, errors } = await gateway((question) =>
      ids(question).map((id) => ({ __typename: 'Body', id, slug: `slug of ${id}` })),
    ).ask(SLUGS);
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).toContain('slug of b2');
  });
});
