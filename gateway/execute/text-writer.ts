import {
  getNullableType,
  type GraphQLLeafType,
  type GraphQLOutputType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { FieldShape, ObjectShape, Selection } from '../plan/response-shape';
import { quote } from './json-text';
import { leafWriter } from './leaf';
import { isTree, type Tree } from './tree';

/**
 * Writes the JSON text of a value of the tree. Gives undefined where anything is not exactly as it should be: then
 * `complete.ts` decides, which knows about errors and nulls that move up.
 */
type Writer = (value: unknown) => string | undefined;

/**
 * Writes an answer's `data` straight from the tree, without building objects. Compiled once for each shape of an
 * operation's answer; nothing is remembered from one answer to the next.
 */
export class TextWriter {
  private readonly writeRoot: Writer;
  /** Texts of objects that stand at several places; emptied after each answer. */
  private readonly memos: Map<unknown, string | undefined>[] = [];

  /** `isShared` says at which places of the tree one object may stand for several equal ones. */
  constructor(
    root: Selection,
    private readonly isShared: (place: string) => boolean,
  ) {
    this.writeRoot = this.objectWriter(root, '');
  }

  write(tree: Tree): string | undefined {
    try {
      return this.writeRoot(tree);
    } finally {
      for (const memo of this.memos) memo.clear();
    }
  }

  private valueWriter(field: FieldShape, type: GraphQLOutputType, place: string): Writer {
    if (isNonNullType(type)) return this.presentWriter(field, getNullableType(type), place);
    const write = this.presentWriter(field, type, place);
    return (value) => (value === null || value === undefined ? 'null' : write(value));
  }

  /** For values that are there: null is nothing that it writes. */
  private presentWriter(field: FieldShape, type: GraphQLOutputType, place: string): Writer {
    if (isListType(type)) return listWriter(this.valueWriter(field, type.ofType as GraphQLOutputType, place));
    if (isCompositeType(type)) return this.objectWriter(field.selection as Selection, place);
    return leafWriter(type as GraphQLLeafType);
  }

  private objectWriter(selection: Selection, place: string): Writer {
    const abstract = !isObjectType(selection.type);
    const writers = new Map<ObjectShape, FieldWriter[]>();
    const write = (value: unknown): string | undefined => {
      if (!isTree(value)) return undefined;
      const shape = selection.shapeOf(abstract ? value.__typename : undefined);
      if (!shape) return undefined;
      let fields = writers.get(shape);
      if (!fields) writers.set(shape, (fields = this.fieldWriters(shape, place)));
      return writeFields(value, fields);
    };
    return this.isShared(place) ? this.onceForEach(write) : write;
  }

  private onceForEach(write: Writer): Writer {
    const memo = new Map<unknown, string | undefined>();
    this.memos.push(memo);
    return (value) => {
      let text = memo.get(value);
      if (text === undefined) memo.set(value, (text = write(value)));
      return text;
    };
  }

  private fieldWriters(shape: ObjectShape, place: string): FieldWriter[] {
    return shape.fields.map((field, at) => ({
      lead: `${at === 0 ? '{' : ','}${quote(field.key)}:`,
      source: field.source,
      write: this.fieldWriter(field, shape, `${place}/${field.source}`),
    }));
  }

  private fieldWriter(field: FieldShape, { type }: ObjectShape, place: string): Writer {
    if (field.role === 'value') return this.valueWriter(field, field.type, place);
    // Introspection does not come from the tree, and the name of an interface is not the name of a type.
    if (field.role === 'introspection' || isInterfaceType(type)) return () => undefined;
    const name = quote(type.name);
    return () => name;
  }
}

interface FieldWriter {
  /** What goes before the value: a brace or comma, and the key. */
  readonly lead: string;
  readonly source: string;
  readonly write: Writer;
}

function writeFields(value: Tree, fields: readonly FieldWriter[]): string | undefined {
  if (fields.length === 0) return '{}';
  let text = '';
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at];
    const written = field.write(value[field.source]);
    if (written === undefined) return undefined;
    text += field.lead + written;
  }
  return `${text}}`;
}

function listWriter(write: Writer): Writer {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const texts = new Array<string>(value.length);
    for (let at = 0; at < value.length; at++) {
      const text = write(value[at]);
      if (text === undefined) return undefined;
      texts[at] = text;
    }
    return `[${texts.join(',')}]`;
  };
}
