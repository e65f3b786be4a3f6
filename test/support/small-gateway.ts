import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { buildSchema, execute, type GraphQLSchema, parse } from 'graphql';
import { PUBLIC, type Viewer } from '../../platform/auth/viewer';
import { HubError } from '../../platform/errors';
import { SILENT } from '../../platform/log';
import { createGateway, type Gateway, type GatewayOptions } from '../../gateway/pipeline';
import { type LocalRequest, type LocalService, LocalSubgraph } from '../../gateway/subgraphs/local';

const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external"])';

const WORDS = `
  type Query { word(text: String!): Word  words: [Word!]  slow: String  broken: String  count(of: Count): Int }
  type Mutation { say(text: String!): String }
  type Word @key(fields: "text") { text: String!  length: Int!  next: Word  constructor: String }
  input Count { of: Count }
`;
const SOUNDS = 'type Word @key(fields: "text") { text: String! @external  sound: String  hush: String }';

export const STAFF: Viewer = { authenticated: true, person: null, grants: [{ role: 'STAFF', body: null }] };

interface Word {
  readonly __typename: 'Word';
  readonly text: string;
  readonly length: number;
  readonly next: () => Word;
}

function word(text: string): Word {
  return { __typename: 'Word', text, length: text.length, next: () => word(`${text}'`) };
}

/** What the small graph has been asked, and what it waits for. */
export class SmallGraph {
  readonly asked: LocalRequest[] = [];
  /** Aborted signals of requests that nobody waits for any more. */
  readonly abandoned: LocalRequest[] = [];
  /** Ends every `slow` that is waiting. */
  finish: () => void = () => undefined;

  private readonly words = {
    word: ({ text }: { text: string }) => word(text),
    words: () => [word('sun'), word('moon')],
    slow: () =>
      new Promise<string>((resolve) => {
        this.finish = () => resolve('done');
      }),
    broken: () => {
      throw new Error('The words are lost.');
    },
    count: () => 1,
    say: ({ text }: { text: string }) => text,
  };

  private readonly sounds = {
    _entities: ({ representations }: { representations: { text: string }[] }) =>
      representations.map(({ text }) => ({
        __typename: 'Word',
        text,
        sound: `/${text}/`,
        hush: () => {
          throw new HubError('NOT_FOUND', 'It is silent.');
        },
      })),
  };

  services(): LocalService[] {
    return [this.service('words', WORDS, this.words), this.service('sounds', SOUNDS, this.sounds)];
  }

  private service(name: string, sdl: string, rootValue: object): LocalService {
    const schema = subgraphSchema(sdl);
    return {
      name,
      execute: async (request) => {
        this.asked.push(request);
        request.signal?.addEventListener('abort', () => this.abandoned.push(request));
        const { document, variables, operationName } = request;
        return execute({ schema, document, rootValue, variableValues: { ...variables }, operationName });
      },
    };
  }
}

function subgraphSchema(sdl: string): GraphQLSchema {
  const query = sdl.includes('type Query') ? 'extend type Query' : 'type Query';
  const machinery = `
    directive @key(fields: String!) on OBJECT
    directive @external on FIELD_DEFINITION
    scalar _Any
    union _Entity = Word
    ${query} { _entities(representations: [_Any!]!): [_Entity]! }
  `;
  return buildSchema(sdl + machinery);
}

export function smallSupergraph(): string {
  const services = [
    ['words', WORDS],
    ['sounds', SOUNDS],
  ].map(([name, sdl]) => ({ name, url: '', typeDefs: parse(`${FEDERATION}\n${sdl}`) }));
  const result = composeServices(services);
  if (compositionHasErrors(result)) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.supergraphSdl;
}

/** A gateway over two subgraphs that know nothing of the domain, on a free port. The token of staff is `staff`. */
export async function startSmallGateway(
  options: Partial<GatewayOptions> = {},
): Promise<Gateway & { graph: SmallGraph }> {
  const graph = new SmallGraph();
  const gateway = createGateway({
    supergraphSdl: smallSupergraph(),
    subgraphs: new Map(graph.services().map((service) => [service.name, new LocalSubgraph(service)])),
    authenticate,
    log: SILENT,
    host: '127.0.0.1',
    port: 0,
    ...options,
  });
  await gateway.start();
  return Object.assign(gateway, { graph });
}

async function authenticate(authorization: string | undefined): Promise<Viewer> {
  if (authorization === undefined) return PUBLIC;
  if (authorization === 'Bearer staff') return STAFF;
  if (authorization === 'Bearer old') throw new HubError('TOKEN_EXPIRED', 'The token has expired.');
  if (authorization === 'Bearer broken') throw new Error('secret of the house');
  throw new HubError('UNAUTHENTICATED', 'The token is not valid here.');
}
