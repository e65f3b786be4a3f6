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
 * Writes the JSON text of a value of the tree that is not null. Gives undefined where anything is not exactly as it
 * should be: then `complete.ts` decides, which knows about errors and nulls that move up.
 */
type Writer = (value: unknown) => string | undefined;

/** One entry of an object in the answer. */
interface FieldWriter {
  /** What goes before the value: a brace or comma, and the key. Where the value is always the same, that too. */
  readonly lead: string;
  readonly isConstant: boolean;
  readonly source: string;
  readonly nullable: boolean;
  readonly write: Writer;
}

/** Texts of objects that may stand at several places, while one answer is written. */
interface Memo {
  texts: Map<unknown, string>;
}

/**
 * Writes an answer's `data` straight from the tree, without building objects. Compiled once for each shape of an
 * operation's answer; nothing is remembered from one answer to the next.
 */
export class TextWriter {
  private readonly writeRoot: Writer;
  private readonly memos: Memo[] = [];

  /** `isShared` says at which places of the tree one object may stand for several equal ones. */
  constructor(
    root: Selection,
    private readonly isShared: (place: string) => boolean,
  ) {
    this.writeRoot = this.concreteWriter(root, '');
  }

  /** The text, or undefined where the answer has to be completed with care. */
  write(tree: Tree): string | undefined {
    try {
      return this.writeRoot(tree);
    } finally {
      // New ones rather than cleared ones: an old map that is cleared and filled again is slow.
      for (const memo of this.memos) memo.texts = new Map();
    }
  }

  /** For a type without its `!`. */
  private valueWriter(field: FieldShape, type: GraphQLOutputType, place: string): Writer {
    if (isListType(type)) {
      const itemType = type.ofType as GraphQLOutputType;
      return listWriter(this.valueWriter(field, getNullableType(itemType), place), !isNonNullType(itemType));
    }
    return isCompositeType(type)
      ? this.objectWriter(field.selection as Selection, place)
      : leafWriter(type as GraphQLLeafType);
  }

  private objectWriter(selection: Selection, place: string): Writer {
    const write = isObjectType(selection.type)
      ? this.concreteWriter(selection, place)
      : this.abstractWriter(selection, place);
    return this.isShared(place) ? this.onceForEach(write) : write;
  }

  private concreteWriter(selection: Selection, place: string): Writer {
    const { name } = selection.type;
    let fields: readonly FieldWriter[] | null = null;
    return (value) => {
      if (!isTree(value)) return undefined;
      const typename = value.__typename;
      if (typename !== undefined && typename !== name) return undefined;
      return writeFields(value, (fields ??= this.fieldWriters(selection.shapeOf(name), place)));
    };
  }

  private abstractWriter(selection: Selection, place: string): Writer {
    const byShape = new Map<ObjectShape | null, readonly FieldWriter[]>();
    return (value) => {
      if (!isTree(value)) return undefined;
      const shape = selection.shapeOf(value.__typename);
      if (!shape) return undefined;
      let fields = byShape.get(shape);
      if (!fields) byShape.set(shape, (fields = this.fieldWriters(shape, place)));
      return writeFields(value, fields);
    };
  }

  private onceForEach(write: Writer): Writer {
    const memo: Memo = { texts: new Map() };
    this.memos.push(memo);
    return (value) => {
      const known = memo.texts.get(value);
      if (known !== undefined) return known;
      const text = write(value);
      if (text !== undefined) memo.texts.set(value, text);
      return text;
    };
  }

  private fieldWriters(shape: ObjectShape | null, place: string): FieldWriter[] {
    return (shape?.fields ?? []).map((field, at) => {
      const lead = `${at === 0 ? '{' : ','}${quote(field.key)}:`;
      const { type } = shape as ObjectShape;
      if (field.role === 'typename' && !isInterfaceType(type)) return constantWriter(lead + quote(type.name));
      const write = this.fieldWriter(field, `${place}/${field.source}`);
      return { lead, isConstant: false, source: field.source, nullable: !isNonNullType(field.type), write };
    });
  }

  private fieldWriter(field: FieldShape, place: string): Writer {
    if (field.role === 'value') return this.valueWriter(field, getNullableType(field.type), place);
    // Introspection does not come from the tree, and the name of an interface is not the name of a type.
    return undecided;
  }
}

function undecided(): undefined {
  return undefined;
}

function constantWriter(lead: string): FieldWriter {
  return { lead, isConstant: true, source: '', nullable: false, write: undecided };
}

function writeFields(object: Tree, fields: readonly FieldWriter[]): string | undefined {
  if (fields.length === 0) return '{}';
  let text = '';
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at];
    if (field.isConstant) {
      text += field.lead;
      continue;
    }
    const value = object[field.source];
    if (value === null || value === undefined) {
      if (!field.nullable) return undefined;
      text += `${field.lead}null`;
      continue;
    }
    const written = field.write(value);
    if (written === undefined) return undefined;
    text += field.lead + written;
  }
  return `${text}}`;
}

function listWriter(write: Writer, nullable: boolean): Writer {
  return (list) => {
    if (!Array.isArray(list)) return undefined;
    const texts = new Array<string>(list.length);
    for (let at = 0; at < list.length; at++) {
      const value: unknown = list[at];
      const text = value !== null && value !== undefined ? write(value) : nullable ? 'null' : undefined;
      if (text === undefined) return undefined;
      texts[at] = text;
    }
    return `[${texts.join(',')}]`;
  };
}
