import { type DefinitionNode, type DocumentNode, Kind, parse, type SelectionNode } from 'graphql';
import { directiveArguments, directivesOf } from './directives';

/** What the supergraph says about types beyond the public schema: what implements what, and by which keys. */
export class TypeRelations {
  /** By abstract type: itself, its implementations (interfaces too) and its members. */
  private readonly possible = new Map<string, Set<string>>();
  /** Interfaces that some subgraph serves as if they were objects; their name may then stand for a concrete type. */
  private readonly interfaceObjects = new Set<string>();
  /** By subgraph and type: the plain fields of its keys. */
  private readonly keys = new Map<string, Map<string, Set<string>>>();

  constructor(supergraph: DocumentNode, graphNames: ReadonlyMap<string, string>) {
    for (const definition of supergraph.definitions) {
      this.readPossible(definition);
      this.readJoins(definition, graphNames);
    }
  }

  /** True when an object of type `name` meets the type condition. */
  satisfies(name: string, condition: string): boolean {
    return name === condition || (this.possible.get(condition)?.has(name) ?? false);
  }

  isInterfaceObject(name: string): boolean {
    return this.interfaceObjects.has(name);
  }

  isAbstract(name: string): boolean {
    return this.possible.has(name);
  }

  /** True when `field` is, by itself, part of a key by which that subgraph knows objects of this type. */
  isKeyField(subgraph: string, typeName: string, field: string): boolean {
    const keys = this.keys.get(subgraph) ?? [];
    return [...keys].some(([owner, fields]) => fields.has(field) && this.satisfies(typeName, owner));
  }

  private readPossible(definition: DefinitionNode): void {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      this.admit(definition.name.value, definition.name.value);
      for (const member of definition.types ?? []) this.admit(definition.name.value, member.name.value);
    }
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) this.admit(definition.name.value, definition.name.value);
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      for (const parent of definition.interfaces ?? []) this.admit(parent.name.value, definition.name.value);
    }
  }

  private admit(abstract: string, name: string): void {
    let names = this.possible.get(abstract);
    if (!names) this.possible.set(abstract, (names = new Set()));
    names.add(name);
  }

  private readJoins(definition: DefinitionNode, graphNames: ReadonlyMap<string, string>): void {
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return;
    for (const directive of directivesOf(definition, 'join__type')) {
      const { graph, key, isInterfaceObject } = directiveArguments(directive);
      if (isInterfaceObject === true) this.interfaceObjects.add(definition.name.value);
      const subgraph = graphNames.get(String(graph));
      if (subgraph !== undefined && typeof key === 'string') this.readKey(subgraph, definition.name.value, key);
    }
  }

  private readKey(subgraph: string, typeName: string, key: string): void {
    const types = this.keys.get(subgraph) ?? new Map<string, Set<string>>();
    this.keys.set(subgraph, types);
    types.set(typeName, new Set([...(types.get(typeName) ?? []), ...plainFields(key)]));
  }
}

/** The fields of a key such as `id organization { id }` that hold a plain value: here `id`. */
function plainFields(key: string): string[] {
  const [operation] = parse(`{${key}}`, { noLocation: true }).definitions;
  const selections: readonly SelectionNode[] =
    operation.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  return selections.flatMap((node) => (node.kind === Kind.FIELD && !node.selectionSet ? [node.name.value] : []));
}
