import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLSchema,
  type GraphQLUnionType,
  parse,
  validate,
} from 'graphql';
import { type BenchSubgraph, SUBGRAPHS } from './world';

/** Serves the benchmark's subgraphs, one port each; `GET /stats` on STATS_PORT tells how often they were asked. */

export const STATS_PORT = 15_310;
let requests = 0;

type Executor = (query: string, variables: Record<string, unknown>) => ExecutionResult | Promise<ExecutionResult>;

function createExecutor({ sdl, root, entities }: BenchSubgraph): Executor {
  const schema = withEntities(sdl, entities);
  const documents = new Map<string, DocumentNode>();
  return (query, variables) => {
    let document = documents.get(query);
    if (!document) {
      document = parse(query);
      const errors = validate(schema, document);
      if (errors.length > 0) return { errors };
      documents.set(query, document);
    }
    return execute({ schema, document, rootValue: root, variableValues: variables });
  };
}

function withEntities(sdl: string, entities: BenchSubgraph['entities']): GraphQLSchema {
  const schema = buildSchema(
    `${sdl.replace(/extend schema .*\n/, '').replaceAll(/@key\([^)]*\)/g, '')}
     scalar _Any
     union _Entity = ${Object.keys(entities).join(' | ')}
     extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`,
    { assumeValid: true },
  );
  const names = new WeakMap<object, string>();
  (schema.getType('_Entity') as GraphQLUnionType).resolveType = (entity: object) => names.get(entity);
  schema.getQueryType()!.getFields()._entities.resolve = (_root, { representations }) =>
    (representations as { __typename: string; id: string }[]).map((representation) => {
      const entity = entities[representation.__typename](representation);
      if (entity) names.set(entity, representation.__typename);
      return entity ?? null;
    });
  return schema;
}

function serve(executor: Executor, request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    requests++;
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
      query: string;
      variables: Record<string, unknown>;
    };
    const body = Buffer.from(JSON.stringify(await executor(query, variables)));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
}

if (require.main === module) {
  for (const subgraph of Object.values(SUBGRAPHS)) {
    const executor = createExecutor(subgraph);
    const server = createServer((request, response) => serve(executor, request, response));
    server.keepAliveTimeout = 60_000;
    server.listen(subgraph.port, '127.0.0.1');
  }
  createServer((_request, response) => response.end(JSON.stringify({ requests }))).listen(STATS_PORT, '127.0.0.1');
}
