import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { RequiresSelection } from '@graphql-hive/router-query-planner';
import type { TypeRelations } from '../plan/type-relations';
import { isObject, type Tree } from './tree';

/** Whether an entity that a subgraph answered is the one that it was asked for, as far as the answer tells. */
export class EntityChecks {
  private keys: readonly string[] | undefined;

  constructor(
    private readonly relations: TypeRelations,
    private readonly subgraph: string,
    private readonly requires: readonly RequiresSelection[],
    private readonly document: () => DocumentNode,
    private readonly alias: string,
  ) {}

  isAsked(entity: Tree, target: Tree): boolean {
    return this.hasType(entity.__typename, target.__typename) && this.hasKeys(entity, target);
  }

  /** The type may be told as an interface by a subgraph that knows no more, and more closely where none was known. */
  private hasType(told: unknown, asked: unknown): boolean {
    if (told === undefined || told === asked) return true;
    if (typeof told !== 'string' || typeof asked !== 'string') return false;
    const { relations } = this;
    if (relations.isInterfaceObject(told)) return relations.satisfies(asked, told);
    return relations.isInterfaceObject(asked) && relations.satisfies(told, asked);
  }

  private hasKeys(entity: Tree, target: Tree): boolean {
    this.keys ??= this.answeredKeys();
    return this.keys.every((key) => isSameKey(entity[key], target[key]));
  }

  /** Key fields that are both in the representation and, under their own name, in the answer. */
  private answeredKeys(): string[] {
    const required = requiredKeys(this.requires, this.subgraph, this.relations);
    if (required.size === 0) return [];
    const answered = answeredNames(this.document(), this.alias);
    return [...required].filter((name) => answered.has(name));
  }
}

function isSameKey(told: unknown, asked: unknown): boolean {
  if (told === undefined || told === null || isObject(told) || isObject(asked)) return true;
  // An ID may be a number to one subgraph, and a string to another.
  return String(told) === String(asked);
}

function requiredKeys(requires: readonly RequiresSelection[], subgraph: string, relations: TypeRelations): Set<string> {
  const keys = new Set<string>();
  for (const fragment of requires) {
    if (fragment.kind !== 'InlineFragment') continue;
    for (const field of fragment.selections) {
      if (
        field.kind === 'Field' &&
        !field.selections &&
        relations.isKeyField(subgraph, fragment.typeCondition, field.name)
      ) {
        keys.add(field.name);
      }
    }
  }
  return keys;
}

/** Names of the fields that an `_entities` field with this response key selects without an alias. */
function answeredNames(document: DocumentNode, alias: string): Set<string> {
  const names = new Set<string>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD && !node.alias) names.add(node.name.value);
      else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else if (node.kind === Kind.FRAGMENT_SPREAD) collect(fragmentSet(document, node.name.value));
    }
  };
  collect(entitiesSet(document, alias));
  return names;
}

function entitiesSet(document: DocumentNode, alias: string): SelectionSetNode | undefined {
  const isEntities = (node: SelectionNode): boolean =>
    node.kind === Kind.FIELD && (node.alias ?? node.name).value === alias;
  for (const node of document.definitions) {
    const field = node.kind === Kind.OPERATION_DEFINITION ? node.selectionSet.selections.find(isEntities) : undefined;
    if (field?.kind === Kind.FIELD) return field.selectionSet;
  }
  return undefined;
}

function fragmentSet(document: DocumentNode, name: string): SelectionSetNode | undefined {
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name) return node.selectionSet;
  }
  return undefined;
}
