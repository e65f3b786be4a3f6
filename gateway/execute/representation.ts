import type { InputRewrite, RequiresSelection } from '@graphql-hive/router-query-planner';
import type { TypeRelations } from '../plan/type-relations';
import { quote } from './json-text';
import type { Tree } from './tree';

/**
 * Writes the representation of an object: JSON text, which is at once what is sent and what tells equal ones. Null where
 * the object has no type, lacks a field that was to be fetched before, or has nothing but nulls to be known by.
 */
export type Representer = (object: Tree) => string | null;

interface RequiredField {
  /** The comma and the key. */
  readonly lead: string;
  readonly name: string;
  /** Where it may lie instead; the same as `name` nearly always. */
  readonly key: string;
  readonly write: (value: unknown) => string | undefined;
}

interface RepresentedType {
  /** The brace and the type's name. */
  readonly head: string;
  readonly fields: readonly RequiredField[];
}

export function compileRepresenter(
  requires: readonly RequiresSelection[],
  rewrites: readonly InputRewrite[] | undefined,
  relations: TypeRelations,
): Representer {
  const renamed = typenameRewriter(rewrites ?? [], relations);
  const types = new Map<unknown, RepresentedType>();
  const compileType = (typename: string): RepresentedType | null => {
    const fields = requiredFields(requires, typename, relations);
    if (fields.length === 0) return null;
    const type = { head: `{"__typename":${quote(renamed(typename))}`, fields };
    types.set(typename, type);
    return type;
  };
  return (object) => {
    const typename = object.__typename;
    const type = types.get(typename) ?? (typeof typename === 'string' ? compileType(typename) : null);
    return type && represent(object, type);
  };
}

function represent(object: Tree, { head, fields }: RepresentedType): string | null {
  let text = head;
  let known = false;
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at];
    const value = read(object, field);
    const written = typeof value === 'string' ? quote(value) : field.write(value);
    if (written === undefined) return null;
    if (value !== null) known = true;
    text += field.lead + written;
  }
  return known ? `${text}}` : null;
}

/** What the selection comes to for an object of this type; its `__typename` is not among them. */
function requiredFields(
  requires: readonly RequiresSelection[],
  typename: string,
  relations: TypeRelations,
): RequiredField[] {
  const fields = new Map<string, RequiredField>();
  const collect = (selections: readonly RequiresSelection[]): void => {
    for (const selection of selections) {
      if (selection.kind === 'FragmentSpread')
        throw new Error('The plan requires a fragment that it does not contain.');
      if (selection.kind === 'InlineFragment') {
        if (relations.satisfies(typename, selection.typeCondition)) collect(selection.selections);
      } else if (selection.name !== '__typename') {
        const { name, alias: key = name } = selection;
        const write = selection.selections ? nestedWriter(selection.selections, relations) : writeValue;
        fields.set(key, { lead: `,${quote(key)}:`, name, key, write });
      }
    }
  };
  collect(requires);
  return [...fields.values()];
}

/** The planner fetches a required field under `name`, or, where that was free, under the key that it is required as. */
function read(object: Tree, { name, key }: RequiredField): unknown {
  const value = object[name] === undefined ? object[key] : object[name];
  // A field may have the name of something that every object inherits.
  return typeof value === 'function' ? undefined : value;
}

function writeValue(value: unknown): string | undefined {
  if (typeof value === 'string') return quote(value);
  return JSON.stringify(value) as string | undefined;
}

function nestedWriter(
  requires: readonly RequiresSelection[],
  relations: TypeRelations,
): (value: unknown) => string | undefined {
  const asksTypename = requires.some((selection) => selection.kind === 'Field' && selection.name === '__typename');
  const types = new Map<string, RequiredField[]>();
  const fieldsOf = (typename: string): RequiredField[] => {
    const known = types.get(typename);
    if (known) return known;
    const fields = requiredFields(requires, typename, relations);
    if (fields.length > 0) types.set(typename, fields);
    return fields;
  };
  const write = (value: unknown): string | undefined => {
    if (typeof value !== 'object' || value === null) return writeValue(value);
    if (Array.isArray(value)) return writeList(value, write);
    const object = value as Tree;
    const typename = typeof object.__typename === 'string' ? object.__typename : '';
    const entries = asksTypename && typename ? [`"__typename":${quote(typename)}`] : [];
    return writeNested(object, fieldsOf(typename), entries);
  };
  return write;
}

function writeList(values: readonly unknown[], write: (value: unknown) => string | undefined): string | undefined {
  const texts = values.map(write);
  return texts.includes(undefined) ? undefined : `[${texts.join(',')}]`;
}

function writeNested(object: Tree, fields: readonly RequiredField[], entries: string[]): string | undefined {
  for (const field of fields) {
    const written = field.write(read(object, field));
    if (written === undefined) return undefined;
    entries.push(field.lead.slice(1) + written);
  }
  return `{${entries.join(',')}}`;
}

/** Subgraphs that serve an interface as if it were an object know its entities by the interface's name. */
function typenameRewriter(rewrites: readonly InputRewrite[], relations: TypeRelations): (typename: string) => string {
  const setters = rewrites.map(asTypenameSetter);
  return (typename) => {
    const setter = setters.find(({ conditions }) =>
      conditions.some((condition) => relations.satisfies(typename, condition)),
    );
    return setter?.typename ?? typename;
  };
}

function asTypenameSetter(rewrite: InputRewrite): { conditions: readonly string[]; typename: string } {
  const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : 'setValueTo' in rewrite ? rewrite : undefined;
  const [on, key, ...rest] = setter?.path ?? [];
  const isKnown = on && 'TypenameEquals' in on && key && 'Key' in key && key.Key === '__typename' && rest.length === 0;
  if (!setter || !isKnown)
    throw new Error('The plan changes a representation in a way that this executor does not know.');
  return { conditions: on.TypenameEquals, typename: setter.setValueTo };
}
