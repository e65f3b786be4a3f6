import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import type { RequiresSelection } from '@graphql-hive/router-query-planner';
import type { TypeRelations } from '../plan/type-relations';
import { entitySelections, fragmentSelections, narrowed, responseKey } from './fetch-selections';
import { isObject, type Tree } from './tree';

/** A field of a key by which entities of one kind are asked for. */
interface KeyField {
  readonly name: string;
  /** Where it lies in the tree when it does not lie under its name. */
  readonly key: string;
  /** Where it may lie in the answer. */
  readonly answer: string;
}

/** Whether an entity that a subgraph answered is the one that it was asked for, as far as the answer tells. */
export class EntityChecks {
  private readonly keys = new Map<unknown, readonly KeyField[]>();
  private fieldNames: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly relations: TypeRelations,
    private readonly subgraph: string,
    private readonly requires: readonly RequiresSelection[],
    private readonly document: DocumentNode,
    private readonly alias: string,
  ) {}

  /** The type may be told as an interface by a subgraph that knows no more, and more closely where none was known. */
  hasType({ __typename: told }: Tree, { __typename: asked }: Tree): boolean {
    if (told === undefined || told === asked) return true;
    if (typeof told !== 'string' || typeof asked !== 'string') return false;
    const { relations } = this;
    if (relations.isInterfaceObject(told)) return relations.satisfies(asked, told);
    return relations.isInterfaceObject(asked) && relations.satisfies(told, asked);
  }

  /** Compares the key with what the entity was asked for by, wherever it is answered, also where nobody selected it. */
  hasKeys(entity: Tree, target: Tree): boolean {
    for (const { answer, name, key } of this.keysOf(target.__typename))
      if (!isSameKey(entity[answer], target[name] ?? target[key])) return false;
    return true;
  }

  /** The types of targets are those of representations, so there are few. */
  private keysOf(typename: unknown): readonly KeyField[] {
    let keys = this.keys.get(typename);
    if (!keys) this.keys.set(typename, (keys = typeof typename === 'string' ? this.compile(typename) : []));
    return keys;
  }

  private compile(typename: string): KeyField[] {
    const required = requiredKeys(this.requires, typename, this.subgraph, this.relations);
    return [...required].flatMap(([name, key]) => this.answersOf(name).map((answer) => ({ name, key, answer })));
  }

  /** The response keys that the field was selected under, and its own name, unless that stands for another field. */
  private answersOf(name: string): string[] {
    this.fieldNames ??= answeredFields(this.document, this.alias);
    const selected = [...this.fieldNames].filter(([, field]) => field === name).map(([key]) => key);
    return this.fieldNames.has(name) ? selected : [...selected, name];
  }
}

function isSameKey(told: unknown, asked: unknown): boolean {
  if (told === undefined || told === null || isObject(told)) return true;
  if (asked === undefined || isObject(asked)) return true;
  // An ID may be a number to one subgraph, and a string to another.
  return String(told) === String(asked);
}

/** The fields of keys that a representation of this type is made of, by name: where they lie in the tree. */
function requiredKeys(
  requires: readonly RequiresSelection[],
  typename: string,
  subgraph: string,
  relations: TypeRelations,
): Map<string, string> {
  const keys = new Map<string, string>();
  for (const fragment of requires) {
    if (fragment.kind !== 'InlineFragment' || !relations.satisfies(typename, fragment.typeCondition)) continue;
    for (const field of fragment.selections) {
      if (field.kind !== 'Field' || field.selections) continue;
      if (relations.isKeyField(subgraph, fragment.typeCondition, field.name))
        keys.set(field.name, field.alias ?? field.name);
    }
  }
  return keys;
}

/** By response key, the names of the fields that an `_entities` field with this alias selects. */
function answeredFields(document: DocumentNode, alias: string): Map<string, string> {
  const fragments = fragmentSelections(document);
  const names = new Map<string, string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      const part = narrowed(node, fragments);
      if (part) collect(part.set);
      if (node.kind === Kind.FIELD) names.set(responseKey(node), node.name.value);
    }
  };
  entitySelections(document, alias).forEach(collect);
  return names;
}
