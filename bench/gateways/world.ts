/** The benchmark's world: four subgraphs in memory, the same for every gateway. Its sizes are those of the prototypes. */

const count = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

const organizations = count(15, (i) => ({
  id: `o${i}`,
  name: `Department of Item ${i}`,
  kind: ['AGENCY', 'NONPROFIT', 'OFFICE'][i % 3],
  website: `https://example.org/org/${i}`,
}));

const persons = count(100, (i) => ({
  id: `p${i}`,
  fullName: `Person Number ${i}`,
  email: `person${i}@example.org`,
  title: `Deputy Assistant ${i % 7}`,
  phone: `+1 202 555 ${1000 + i}`,
  organization: organizations[i % organizations.length],
}));

const bodies = count(6, (i) => ({
  id: `b${i}`,
  name: `Parent Cabinet ${i}`,
  mandate: `Coordinates the working groups of sector ${i} across government.`,
  chair: { id: `p${i * 3}` },
}));

const groups = count(40, (i) => ({
  id: `g${i}`,
  name: `Working Group ${i}`,
  status: ['ACTIVE', 'PAUSED', 'CLOSED'][i % 3],
  description: `Working group ${i} meets monthly to review progress against the strategic plan and to prepare recommendations.`,
  members: count(10, (k) => ({
    id: `m${i}-${k}`,
    role: ['CHAIR', 'MEMBER', 'SECRETARY'][k % 3],
    since: `2025-0${1 + (k % 9)}-01`,
    person: { id: `p${(i * 7 + k * 3) % 100}` },
  })),
  meetings: ({ last }: { last: number }) =>
    count(8, (k) => ({
      id: `mt${i}-${k}`,
      title: `Meeting ${k} of group ${i}`,
      date: `2026-0${1 + k}-15T10:00:00.000Z`,
      location: `Room ${k}`,
      minutes: k % 2 ? null : `Minutes of meeting ${k}`,
      chair: { id: `p${(i + k) % 100}` },
    })).slice(0, last),
}));

const recommendations = count(120, (i) => ({
  id: `r${i}`,
  title: `Recommendation ${i}: improve the thing`,
  status: ['DRAFT', 'OPEN', 'DONE'][i % 3],
  priority: i % 5,
  dueDate: `2027-01-${10 + (i % 18)}`,
  group: `g${i % groups.length}`,
}));

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';
type Representation = { readonly __typename: string; readonly id: string };

export interface BenchSubgraph {
  readonly port: number;
  readonly sdl: string;
  readonly root: object;
  /** By type name: the entity of a representation. */
  readonly entities: Readonly<Record<string, (representation: Representation) => object | undefined>>;
}

const byId = <T extends { id: string }>(rows: readonly T[]) => {
  const index = new Map(rows.map((row) => [row.id, row]));
  return ({ id }: Representation): T | undefined => index.get(id);
};

export const SUBGRAPHS: Readonly<Record<string, BenchSubgraph>> = {
  'working-groups': {
    port: 15_311,
    sdl: `${LINK}
      enum GroupStatus { ACTIVE PAUSED CLOSED }
      enum MemberRole { CHAIR MEMBER SECRETARY }
      type Query { workingGroups(limit: Int = 20): [WorkingGroup!]! }
      type WorkingGroup @key(fields: "id") { id: ID! name: String! status: GroupStatus! description: String members: [Membership!]! meetings(last: Int = 3): [Meeting!]! }
      type Membership { id: ID! role: MemberRole! since: String person: Person! }
      type Meeting @key(fields: "id") { id: ID! title: String! date: String! location: String minutes: String chair: Person }
      type Person @key(fields: "id", resolvable: false) { id: ID! }`,
    root: { workingGroups: ({ limit }: { limit: number }) => groups.slice(0, limit) },
    entities: { WorkingGroup: byId(groups) },
  },
  'parent-cabinet': {
    port: 15_312,
    sdl: `${LINK}
      type Query { parentBodies: [ParentBody!]! }
      type ParentBody @key(fields: "id") { id: ID! name: String! mandate: String chair: Person }
      type WorkingGroup @key(fields: "id") { id: ID! parentBody: ParentBody }
      type Person @key(fields: "id", resolvable: false) { id: ID! }`,
    root: { parentBodies: () => bodies },
    entities: {
      ParentBody: byId(bodies),
      WorkingGroup: ({ id }) => ({ id, parentBody: bodies[Number(id.slice(1)) % bodies.length] }),
    },
  },
  department: {
    port: 15_313,
    sdl: `${LINK}
      enum OrgKind { AGENCY NONPROFIT OFFICE }
      type Query { persons(limit: Int = 100): [Person!]! organizations: [Organization!]! }
      type Person @key(fields: "id") { id: ID! fullName: String! email: String title: String phone: String organization: Organization }
      type Organization @key(fields: "id") { id: ID! name: String! kind: OrgKind! website: String }`,
    root: { persons: ({ limit }: { limit: number }) => persons.slice(0, limit), organizations: () => organizations },
    entities: { Person: byId(persons), Organization: byId(organizations) },
  },
  'mayors-cabinet': {
    port: 15_314,
    sdl: `${LINK}
      enum RecommendationStatus { DRAFT OPEN DONE }
      type Query { recommendations(limit: Int = 20): [Recommendation!]! }
      type Recommendation @key(fields: "id") { id: ID! title: String! status: RecommendationStatus! priority: Int! dueDate: String }
      type WorkingGroup @key(fields: "id") { id: ID! recommendations: [Recommendation!]! }`,
    root: { recommendations: ({ limit }: { limit: number }) => recommendations.slice(0, limit) },
    entities: {
      Recommendation: byId(recommendations),
      WorkingGroup: ({ id }) => ({
        id,
        recommendations: recommendations.filter((recommendation) => recommendation.group === id),
      }),
    },
  },
};

export const urlOf = (name: string): string => `http://127.0.0.1:${SUBGRAPHS[name].port}/graphql`;

/** A page that crosses all four: 64 kB of JSON. */
export const DASHBOARD = {
  query: `query Dashboard($limit: Int!) {
    workingGroups(limit: $limit) {
      id name status
      members { id role person { id fullName email title organization { id name kind } } }
      meetings(last: 3) { id title date location chair { id fullName } }
      parentBody { id name chair { id fullName organization { id name } } }
      recommendations { id title status priority dueDate }
    }
  }`,
  variables: { limit: 20 },
};
