import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { extendSchema, type GraphQLSchema, type GraphQLUnionType, parse } from 'graphql';
import { buildSchema, type NonEmptyArray, type PubSub } from 'type-graphql';
import { HubError } from '../errors';
import type { RequestContext } from './context';

/** What the gateway hands over to name one entity: `__typename`, and the fields of one key or of a `@requires`. */
export interface Representation {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** Finds the entity that a representation names; null when there is none that this viewer may see. */
export type ReferenceResolver<Loaders> = (
  representation: Representation,
  context: RequestContext<Loaders>,
) => Promise<object | null> | object | null;

export interface SubgraphParts<Loaders> {
  readonly resolvers: readonly Function[];
  /** Classes of entity types that no field of this service leads to. */
  readonly types: readonly Function[];
  /** By type name; every entity that the service resolves has one. */
  readonly references: Readonly<Record<string, ReferenceResolver<Loaders>>>;
}

export interface FederatedSchema {
  readonly schema: GraphQLSchema;
  /** What `_service { sdl }` answers, and what `schema/` is compared with. */
  readonly sdl: string;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key","@shareable","@external","@requires","@tag","@inaccessible","@authenticated","@requiresScopes","@policy","@cost","@listSize"])`;

/** type-graphql asks for one wherever there are subscriptions; ours follow the log, each by its own `subscribe`. */
const NOBODY_PUBLISHES: PubSub = {
  publish: () => undefined,
  subscribe(topic) {
    throw new Error(`The subscription to ${topic} has no subscribe function of its own.`);
  },
};

/**
 * A Federation 2 subgraph of type-graphql classes. The schema that type-graphql built is extended, never printed and
 * parsed again, since that would lose resolvers and the inner values of argument defaults.
 */
export async function buildFederatedSchema<Loaders>(parts: SubgraphParts<Loaders>): Promise<FederatedSchema> {
  const base = await buildSchema({
    resolvers: parts.resolvers as NonEmptyArray<Function>,
    orphanedTypes: [...parts.types],
    validate: false,
    skipCheck: true,
    pubSub: NOBODY_PUBLISHES,
  });
  const sdl = `${LINK}\n\n${printSchemaWithDirectives(base)}\n`;
  const schema = extendSchema(base, parse(machinery(Object.keys(parts.references))), { assumeValid: true });
  resolveMachinery(schema, sdl, parts.references);
  return { schema, sdl };
}

function machinery(entities: readonly string[]): string {
  return `
    scalar _Any
    type _Service { sdl: String! }
    union _Entity = ${entities.join(' | ')}
    extend type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }`;
}

function resolveMachinery<Loaders>(
  schema: GraphQLSchema,
  sdl: string,
  references: Readonly<Record<string, ReferenceResolver<Loaders>>>,
): void {
  const { _service, _entities } = schema.getQueryType()!.getFields();
  const typeNames = new WeakMap<object, string>();
  _service.resolve = () => ({ sdl });
  (schema.getType('_Entity') as GraphQLUnionType).resolveType = (entity: object) => typeNames.get(entity);
  _entities.resolve = (_root, { representations }: { representations: unknown[] }, context: RequestContext<Loaders>) =>
    representations.map(async (given) => {
      const representation = checkRepresentation(given, references);
      const entity = await references[representation.__typename](representation, context);
      if (entity) typeNames.set(entity, representation.__typename);
      return entity;
    });
}

function checkRepresentation(given: unknown, references: Readonly<Record<string, unknown>>): Representation {
  const typename = given !== null && typeof given === 'object' ? (given as Representation).__typename : undefined;
  if (typeof typename === 'string' && Object.hasOwn(references, typename)) return given as Representation;
  throw new HubError('BAD_USER_INPUT', 'A representation must name an entity type of this service in __typename.');
}

/** The key field `id` of a representation. @throws HubError BAD_USER_INPUT when it is no string */
export function idOf(representation: Representation): string {
  if (typeof representation.id === 'string') return representation.id;
  throw new HubError(
    'BAD_USER_INPUT',
    `A representation of ${representation.__typename} must have a string in its key field "id".`,
  );
}
