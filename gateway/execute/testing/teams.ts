import type { Supergraph } from '../../plan/supergraph';
import { compose, FakeGateway, type Question, type Reply, serve } from './fixture';

const TEAMS_SDL = `
  type Query { teams: [Team!]! team: Team }
  type Mutation { renameTeam(name: String!): Team }
  type Team @key(fields: "id") { id: ID! name: String! members: [Person!]! lead: Person }
  type Person @key(fields: "id", resolvable: false) { id: ID! }
`;
const PEOPLE_SDL = `
  type Query { people: [Person!] headcount: Int! greeting(to: String, tone: Tone = WARM): String }
  type Mutation { hire(name: String!): Person }
  type Person @key(fields: "id") { id: ID! name: String! nick: String friend: Person }
  enum Tone { WARM COOL }
`;

/** Two subgraphs: `teams` lists teams and who is in them, `people` knows names. */
export const TEAMS: Supergraph = compose({ teams: TEAMS_SDL, people: PEOPLE_SDL });

/** Persons by id; `p1` is named "Name of p1". */
export function person(id: unknown): Record<string, unknown> {
  return { __typename: 'Person', id, name: `Name of ${String(id)}`, nick: null };
}

const FIRST = {
  __typename: 'Team',
  id: 't1',
  name: 'First',
  members: [{ id: 'p1' }, { id: 'p2' }],
  lead: { id: 'p1' },
};
const SECOND = { __typename: 'Team', id: 't2', name: 'Second', members: [{ id: 'p1' }], lead: null };

const serveTeams = serve(TEAMS_SDL, {
  teams: [FIRST, SECOND],
  team: FIRST,
  renameTeam: ({ name }: { name: string }) => ({ ...FIRST, name }),
});
const servePeople = serve(PEOPLE_SDL, {
  people: ['p1', 'p2'].map(person),
  headcount: 2,
  greeting: ({ to, tone }: { to?: string; tone: string }) => `${tone} ${to ?? 'all'}`,
  hire: ({ name }: { name: string }) => ({ ...person('p9'), name }),
  _entities: ({ representations }: { representations: { id: string }[] }) =>
    representations.map(({ id }) => person(id)),
});

/** The ids in the representations of a question. */
export function asked({ variables }: Question): string[] {
  return (variables.representations as { id: string }[]).map(({ id }) => id);
}

/** A gateway over both; a test replaces the answers that it is about. */
export function teamsGateway({
  teams = serveTeams,
  people = servePeople,
}: { teams?: Reply; people?: Reply } = {}): FakeGateway {
  return new FakeGateway(TEAMS, { teams, people });
}

/** What `people` answers, changed. */
export function changedPeople(change: (answer: Answered, question: Question) => unknown): Reply {
  return async (question) => change(JSON.parse(JSON.stringify(await servePeople(question))) as Answered, question);
}

export interface Answered {
  data: Record<string, never> & { _entities: (Record<string, unknown> | null)[] };
  errors?: unknown[];
}
