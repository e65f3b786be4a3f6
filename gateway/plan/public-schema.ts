import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from 'graphql';

/**
 * The schema that clients see: the planner's consumer schema, which has nothing inaccessible, without what is left in it
 * of join and link machinery. The planner writes the introspection types into it; graphql-js brings its own.
 */
export function buildPublicSchema(consumerSchema: string): GraphQLSchema {
  const document = withoutIntrospection(parse(consumerSchema, { noLocation: true }));
  return buildASTSchema(withoutMachinery(document), { assumeValid: true, assumeValidSDL: true });
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

/** Leaves out machinery, but for what public types use: a subgraph may have named a type of its own like that. */
function withoutMachinery(document: DocumentNode): DocumentNode {
  const machinery = document.definitions.filter(isMachinery);
  const kept = new Set(document.definitions.filter((node) => !isMachinery(node)));
  // A set that grows while it is walked: what is added is walked too.
  for (const node of kept) for (const used of namedIn(node, machinery)) kept.add(used);
  return { ...document, definitions: document.definitions.filter((node) => kept.has(node)) };
}

/** Types and directives of a linked specification are called after it, such as `join__FieldSet`; none is an object. */
function isMachinery(node: DefinitionNode): boolean {
  return node.kind !== Kind.OBJECT_TYPE_DEFINITION && /^[a-zA-Z]\w*?__/.test(nameOf(node));
}

function namedIn(node: DefinitionNode, types: readonly DefinitionNode[]): DefinitionNode[] {
  const names = new Set<string>();
  visit(node, { NamedType: ({ name }) => void names.add(name.value) });
  return types.filter((type) => names.has(nameOf(type)));
}

function nameOf(node: DefinitionNode): string {
  return 'name' in node && node.name ? node.name.value : '';
}
