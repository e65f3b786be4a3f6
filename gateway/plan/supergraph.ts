import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { type DocumentNode, type EnumTypeDefinitionNode, type GraphQLSchema, Kind, parse } from 'graphql';
import { directiveArguments, directivesOf } from './directives';
import { buildPublicSchema } from './public-schema';
import { TypeRelations } from './type-relations';

export interface SubgraphAddress {
  readonly name: string;
  /** As the supergraph has it; empty when it names none. */
  readonly url: string;
}

/** A supergraph, read once: everything that planning and execution need to know of it. */
export interface Supergraph {
  readonly sdl: string;
  readonly subgraphs: readonly SubgraphAddress[];
  /** What clients may ask, without join and link machinery. */
  readonly publicSchema: GraphQLSchema;
  readonly relations: TypeRelations;
  readonly planner: QueryPlanner;
}

/** Reads a composed Federation 2 supergraph. Throws an Error that says what is wrong with the text. */
export function loadSupergraph(sdl: string): Supergraph {
  const document = parseSdl(sdl);
  const graphs = readGraphs(document);
  const planner = createPlanner(sdl);
  return {
    sdl,
    subgraphs: [...graphs.values()],
    publicSchema: buildPublicSchema(planner.consumerSchema),
    relations: new TypeRelations(document, new Map([...graphs].map(([key, { name }]) => [key, name]))),
    planner,
  };
}

function parseSdl(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (error) {
    throw new Error(`The supergraph is not readable as a GraphQL schema: ${messageOf(error)}`, { cause: error });
  }
}

/** Subgraphs by their name in the enum `join__Graph`. */
function readGraphs(document: DocumentNode): Map<string, SubgraphAddress> {
  const graphs = document.definitions.find(
    (node): node is EnumTypeDefinitionNode =>
      node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  );
  if (!graphs) {
    throw new Error('This schema is not a supergraph: it has no enum join__Graph. Compose the subgraphs first.');
  }
  const entries = (graphs.values ?? []).flatMap((value) =>
    directivesOf(value, 'join__graph').map((directive): [string, SubgraphAddress] => {
      const { name, url } = directiveArguments(directive);
      return [value.name.value, { name: String(name), url: typeof url === 'string' ? url : '' }];
    }),
  );
  if (entries.length === 0)
    throw new Error('This supergraph names no subgraph: no value of join__Graph has @join__graph.');
  return new Map(entries);
}

function createPlanner(sdl: string): QueryPlanner {
  try {
    return new QueryPlanner(sdl);
  } catch (error) {
    throw new Error(`The query planner refuses this supergraph: ${messageOf(error)}`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
