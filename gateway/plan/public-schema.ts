import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql';

/**
 * The schema that clients see: the planner's consumer schema, which has no join or link machinery and nothing
 * inaccessible. The planner writes the introspection types into it; graphql-js brings its own.
 */
export function buildPublicSchema(consumerSchema: string): GraphQLSchema {
  const document = withoutIntrospection(parse(consumerSchema, { noLocation: true }));
  return buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
}

function withoutIntrospection(document: DocumentNode): DocumentNode {
  const definitions = document.definitions.filter((node) => !nameOf(node).startsWith('__'));
  return { ...document, definitions: definitions.map(withoutMetaFields) };
}

function withoutMetaFields(node: DefinitionNode): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
  const object: ObjectTypeDefinitionNode = node;
  return { ...object, fields: object.fields?.filter((field) => !field.name.value.startsWith('__')) };
}

function nameOf(node: DefinitionNode): string {
  return 'name' in node && node.name ? node.name.value : '';
}
