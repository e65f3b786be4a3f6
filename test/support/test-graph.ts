import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { buildASTSchema, execute, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import { PUBLIC } from '../../platform/auth/viewer';
import type { Answer } from '../../gateway/execute/answer';
import { Executor } from '../../gateway/execute/executor';
import { prepareOperation } from '../../gateway/plan/operation';
import { loadSupergraph, type Supergraph } from '../../gateway/plan/supergraph';
import type { SubgraphFailure } from '../../gateway/subgraphs/failure';
import { copyJson } from '../../gateway/subgraphs/json';
import type { Caller, Subgraph, SubgraphRequest, SubgraphResult } from '../../gateway/subgraphs/subgraph';

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@external", "@requires", "@provides", "@shareable", "@interfaceObject", "@inaccessible", "@override"
])`;
const PUBLIC_CALLER: Caller = { viewer: PUBLIC, rightsClass: 'public' };

export interface Representation {
  readonly __typename: string;
  readonly [key: string]: unknown;
}

/** A subgraph of a graph made for a test: its schema, and what it answers, as graphql-js takes it. */
export interface Part {
  /** Without the federation machinery. */
  readonly sdl: string;
  readonly root?: Readonly<Record<string, unknown>>;
  /** By type: the entity that a representation stands for. */
  readonly entities?: Readonly<Record<string, (representation: Representation) => unknown>>;
}

/** One request that a subgraph got. */
export interface Asked {
  readonly subgraph: string;
  readonly text: string;
  /** With the representations. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal | undefined;
}

/** Gets what a subgraph would have answered, and gives what it answers instead. */
export type Twist = (result: SubgraphResult, asked: Asked) => SubgraphResult | Promise<SubgraphResult>;

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly caller?: Caller;
  readonly signal?: AbortSignal;
}

/** What a test mostly wants to know of an error. */
export interface ToldError {
  readonly path: string;
  readonly code: unknown;
  readonly service?: unknown;
}

/** An executor over subgraphs in memory, which can be made to answer anything. */
export class TestGraph {
  readonly asked: Asked[] = [];
  readonly failures: { subgraph: string; failure: SubgraphFailure }[] = [];
  /** By subgraph. */
  readonly twists: Record<string, Twist> = {};
  readonly executor: Executor;

  constructor(
    readonly supergraph: Supergraph,
    parts: ReadonlyMap<string, (request: SubgraphRequest) => Promise<SubgraphResult>>,
  ) {
    const subgraphs = [...parts].map(([name, answer]) => this.subgraph(name, answer));
    this.executor = new Executor(subgraphs, {
      onFailure: (subgraph, failure) => this.failures.push({ subgraph, failure }),
    });
  }

  /** Prepares and executes an operation, which must be valid. */
  async ask(source: string, { operationName, caller = PUBLIC_CALLER, ...rest }: AskOptions = {}): Promise<Answer> {
    const document = parse(source);
    const mistakes = validate(this.supergraph.publicSchema, document);
    if (mistakes.length > 0) throw new Error(mistakes.map(({ message }) => message).join('\n'));
    const operation = await prepareOperation(this.supergraph, { document, source, operationName });
    return this.executor.execute(operation, { caller, ...rest });
  }

  /** Names of the subgraphs that were asked, in the order in which they were. */
  get order(): string[] {
    return this.asked.map(({ subgraph }) => subgraph);
  }

  /** The representations that a subgraph was asked for, of all its requests together. */
  representations(subgraph: string): Representation[] {
    return this.asked
      .filter((asked) => asked.subgraph === subgraph)
      .flatMap(({ variables }) => Object.entries(variables))
      .flatMap(([name, value]) => (name.includes('representations') ? (value as Representation[]) : []));
  }

  private subgraph(name: string, answer: (request: SubgraphRequest) => Promise<SubgraphResult>): Subgraph {
    const counters = { fetches: 0, failures: 0, shared: 0 };
    const fetch = async (request: SubgraphRequest): Promise<SubgraphResult> => {
      counters.fetches++;
      const asked = describeRequest(name, request);
      this.asked.push(asked);
      const result = await answer(request);
      return this.twists[name]?.(result, asked) ?? result;
    };
    const subscribe = (): Promise<never> => Promise.reject(new Error('Nothing can be subscribed to here.'));
    return { name, counters, fetch, subscribe, forget: () => undefined, close: () => undefined };
  }
}

/** Composes the parts once. Each call of what it gives makes a graph that nothing was asked yet. */
export function composeGraph(parts: Readonly<Record<string, Part>>): () => TestGraph {
  const services = Object.entries(parts).map(([name, { sdl }]) => ({
    name,
    url: '',
    typeDefs: parse(`${FEDERATION}\n${sdl}`),
  }));
  const result = composeServices(services);
  if (compositionHasErrors(result)) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  const supergraph = loadSupergraph(result.supergraphSdl);
  const answers = new Map(Object.entries(parts).map(([name, part]) => [name, answerer(part)]));
  return () => new TestGraph(supergraph, answers);
}

/** Errors of an answer, with paths as `books.0.title`. */
export function told({ errors }: Answer): ToldError[] {
  return errors.map(({ path, extensions: { code, serviceName } }) => {
    const error = { path: path?.join('.') ?? '', code };
    return serviceName === undefined ? error : { ...error, service: serviceName };
  });
}

function describeRequest(subgraph: string, { fetch, variables, representations, signal }: SubgraphRequest): Asked {
  const values = Object.fromEntries(fetch.variables.map((name) => [name, variables[name]]));
  const entities = representations.map(({ variable, text }) => [variable, JSON.parse(`[${text}]`)] as const);
  return { subgraph, text: fetch.text, variables: { ...values, ...Object.fromEntries(entities) }, signal };
}

function answerer({ sdl, root, entities = {} }: Part): (request: SubgraphRequest) => Promise<SubgraphResult> {
  const schema = subgraphSchema(sdl);
  const resolveEntity = (representation: Representation): unknown => {
    const { __typename } = representation;
    const entity = entities[__typename]?.(representation);
    return entity === null || entity === undefined ? null : { __typename, ...entity };
  };
  const rootValue = {
    ...root,
    _entities: ({ representations }: { representations: Representation[] }) => representations.map(resolveEntity),
  };
  return async (request) => {
    const { variables } = describeRequest('', request);
    const { document, operationName } = request.fetch;
    const result = await execute({ schema, document, rootValue, variableValues: variables, operationName });
    return copyJson(result) as SubgraphResult;
  };
}

function subgraphSchema(sdl: string): GraphQLSchema {
  const members = entityTypes(sdl);
  const query = /type Query\b/.test(sdl) ? 'extend type Query' : 'type Query';
  const machinery = `
    scalar _Any
    union _Entity = ${members.join(' | ')}
    ${query} { _entities(representations: [_Any!]!): [_Entity]! }
  `;
  // The directives of federation are not defined here, and mean nothing to graphql-js.
  return buildASTSchema(parse(members.length > 0 ? sdl + machinery : sdl), { assumeValidSDL: true });
}

function entityTypes(sdl: string): string[] {
  return parse(sdl).definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.directives?.some(({ name }) => name.value === 'key')
      ? [node.name.value]
      : [],
  );
}
