import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** More types are not counted: that the answer about a large schema is long is its owner's choice, not the client's. */
const MAX_TYPES = 250;
/** About half of all types that a schema refers to are wrapped in a list or a non-null. */
const OFTEN_WRAPPED = 0.5;

/**
 * How many items the lists of introspection have, by the names of their fields: the average of those in this schema
 * that have any. So what tools ask costs about as much as its answer is long, whatever the schema.
 */
export function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const withFields = types.filter(hasFields);
  const fields = withFields.flatMap((type) => Object.values(type.getFields()));
  return new Map([
    ['types', Math.min(types.length, MAX_TYPES)],
    ['directives', schema.getDirectives().length],
    ['fields', average(withFields, (type) => Object.keys(type.getFields()).length)],
    ['interfaces', average(withFields, (type) => type.getInterfaces().length)],
    ['args', average(fields, (field) => field.args.length)],
    ['possibleTypes', average(types.filter(isAbstractType), (type) => schema.getPossibleTypes(type).length)],
    ['enumValues', average(types.filter(isEnumType), (type) => type.getValues().length)],
    ['inputFields', average(types.filter(isInputObjectType), (type) => Object.keys(type.getFields()).length)],
    ['ofType', OFTEN_WRAPPED],
  ]);
}

function hasFields(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type);
}

function average<Item>(items: readonly Item[], countOf: (item: Item) => number): number {
  const total = items.reduce((sum, item) => sum + countOf(item), 0);
  return items.length > 0 ? total / items.length : 0;
}
