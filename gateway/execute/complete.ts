import {
  getNullableType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLOutputType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { FieldShape, ObjectShape, Selection } from '../plan/response-shape';
import type { ErrorList, Path } from './error-list';
import { serializeLeaf } from './leaf';
import { isTree, type Tree } from './tree';

/** A place in the answer, from its end to the root. */
interface Place {
  readonly parent: Place | null;
  readonly key: string | number;
}

/** Where a null may not stand: it moves up to the next place where one may. */
const NULLED = Symbol('nulled');
type Completed = unknown;

/**
 * Completes an answer as the specification's "Value Completion" and "Handling Field Errors" have it, in the order of
 * graphql-js: of several errors that null the same place, the first is told. Keys may have any name, so objects have no
 * prototype. Slower than `text-writer.ts`, which hands over to this where anything is out of order.
 */
export class Completion {
  constructor(
    private readonly errors: ErrorList,
    /** Results of introspection by response key. */
    private readonly introspection: Tree,
  ) {}

  /** The answer's `data`: null when a null moved up to the root. */
  complete(root: Selection, tree: Tree): Tree | null {
    const data = this.object(root, tree, null);
    return data === NULLED ? null : (data as Tree | null);
  }

  private value(field: FieldShape, type: GraphQLOutputType, value: unknown, place: Place): Completed {
    if (isNonNullType(type)) return this.nonNull(field, getNullableType(type), value, place);
    if (value === null || value === undefined) return null;
    const completed = this.present(field, type, value, place);
    return completed === NULLED ? null : completed;
  }

  private nonNull(field: FieldShape, type: GraphQLOutputType, value: unknown, place: Place): Completed {
    if (value !== null && value !== undefined) return this.present(field, type, value, place);
    this.unexplainedNull(place);
    return NULLED;
  }

  private present(field: FieldShape, type: GraphQLOutputType, value: unknown, place: Place): Completed {
    if (isListType(type)) return this.list(field, type.ofType as GraphQLOutputType, value, place);
    if (isCompositeType(type)) return this.object(field.selection as Selection, value, place);
    return this.leaf(type as GraphQLLeafType, value, place);
  }

  private list(field: FieldShape, itemType: GraphQLOutputType, value: unknown, place: Place): Completed {
    if (!Array.isArray(value)) return this.misfit('no list', place);
    const items: unknown[] = [];
    for (let at = 0; at < value.length; at++) {
      const item = this.value(field, itemType, value[at], { parent: place, key: at });
      if (item === NULLED) return NULLED;
      items.push(item);
    }
    return items;
  }

  private object(selection: Selection, value: unknown, place: Place | null): Completed {
    if (!isTree(value)) return this.misfit('no object', place);
    const shape = selection.shapeOf(value.__typename);
    if (!shape) return this.misfit(`no ${selection.type.name}`, place);
    const completed = Object.create(null) as Tree;
    for (const field of shape.fields) {
      const result = this.field(field, shape, value, { parent: place, key: field.key });
      if (result === NULLED) return NULLED;
      completed[field.key] = result;
    }
    return completed;
  }

  private field(field: FieldShape, { type }: ObjectShape, value: Tree, place: Place): Completed {
    if (field.role === 'introspection') return this.introspection[field.key] ?? null;
    if (field.role === 'value') return this.value(field, field.type, value[field.source], place);
    return isInterfaceType(type) ? this.misfit('an object whose type is not known', place) : type.name;
  }

  private leaf(type: GraphQLLeafType, value: unknown, place: Place): Completed {
    try {
      return serializeLeaf(type, value);
    } catch {
      return this.misfit(`no ${type.name}`, place);
    }
  }

  private unexplainedNull(place: Place): void {
    const path = pathOf(place);
    if (this.errors.explains(path)) return;
    this.errors.add(
      new GraphQLError('A field that must have a value has none.', { path, extensions: { code: 'NULL_IN_NON_NULL' } }),
    );
  }

  private misfit(what: string, place: Place | null): typeof NULLED {
    const message = `A service answered ${what} where the schema has one.`;
    this.errors.add(new GraphQLError(message, { path: pathOf(place), extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } }));
    return NULLED;
  }
}

function pathOf(place: Place | null): Path {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.parent) path.unshift(at.key);
  return path;
}
