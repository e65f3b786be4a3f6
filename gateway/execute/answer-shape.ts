import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import type { TypeRelations } from '../plan/type-relations';
import { badResponse } from '../subgraphs/failure';
import type { ContestedPlaces } from './contested-places';
import { fragmentSelections, type Narrowed, narrowed, responseKey } from './fetch-selections';
import { isObject, MAX_DEPTH, type Tree } from './tree';

/** Stands for all types that meet no condition. */
const NO_TYPE = '';

/** What an object may hold, in the order of the selection, which is the order of a right answer. */
interface Fields {
  readonly keys: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  /** The keys that lead to places which several fetches fill. */
  readonly beneath: readonly Beneath[];
}

interface Beneath {
  readonly key: string;
  readonly shape: AnswerShape;
}

/** What all parts of one document have in common. */
interface Source {
  readonly fragments: ReadonlyMap<string, Narrowed>;
  readonly relations: TypeRelations;
  readonly contested: ContestedPlaces;
}

/** The response keys that a selection names, for each type that an object may have. Compiled as far as answers go. */
export class AnswerShape {
  private readonly conditions: readonly string[];
  private readonly isContested: boolean;
  private readonly byType = new Map<unknown, Fields>();
  /** For objects of all types, where no condition tells them apart. */
  private common: Fields | undefined;

  constructor(
    private readonly sets: readonly SelectionSetNode[],
    /** Where in the tree the objects stand. */
    private readonly places: readonly string[],
    private readonly source: Source,
  ) {
    this.conditions = conditionsIn(sets, source.fragments);
    this.isContested = places.some((place) => source.contested.isContested(place));
  }

  /**
   * Takes away, in place, what a subgraph answered without being asked, wherever another one fills the same objects:
   * that may be the one that knows. Throws a bad response where lists nest absurdly deep.
   */
  restrict(value: unknown, depth = 0): void {
    if (Array.isArray(value)) {
      if (depth > MAX_DEPTH) throw badResponse('a value that nests too deep');
      for (let at = 0; at < value.length; at++) this.restrict(value[at], depth + 1);
    } else if (isObject(value)) {
      const fields = this.fieldsOf(value as Tree);
      if (this.isContested) restrictObject(value as Tree, fields);
      restrictBeneath(value as Tree, fields.beneath);
    }
  }

  private fieldsOf({ __typename: typename }: Tree): Fields {
    if (this.conditions.length === 0) return (this.common ??= this.compile(undefined));
    return this.byType.get(typename) ?? this.fieldsOfType(this.knownType(typename));
  }

  /** A subgraph may name any number of types; those that meet no condition are one, and so are those that are none. */
  private knownType(typename: unknown): string | undefined {
    if (typeof typename !== 'string') return undefined;
    return this.conditions.some((condition) => this.meets(typename, condition)) ? typename : NO_TYPE;
  }

  private fieldsOfType(typename: string | undefined): Fields {
    const fields = this.byType.get(typename) ?? this.compile(typename);
    this.byType.set(typename, fields);
    return fields;
  }

  /** Where the type is not told, whatever any type may hold. */
  private compile(typename: string | undefined): Fields {
    const found = new Map<string, SelectionSetNode[]>();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const node of selections) {
        const part = narrowed(node, this.source.fragments);
        if (part && this.admits(part.condition, typename)) collect(part.set);
        if (node.kind !== Kind.FIELD) continue;
        const key = responseKey(node);
        found.set(key, [...(found.get(key) ?? []), ...(node.selectionSet ? [node.selectionSet] : [])]);
      }
    };
    this.sets.forEach(collect);
    return this.fieldsFrom(found);
  }

  private fieldsFrom(found: ReadonlyMap<string, readonly SelectionSetNode[]>): Fields {
    const { contested } = this.source;
    const keys = [...found.keys()];
    const beneath = [...found].flatMap(([key, sets]) => {
      const places = this.places.map((place) => `${place}/${key}`);
      const leadsOn = sets.length > 0 && places.some((place) => contested.leadsOn(place));
      return leadsOn ? [{ key, shape: new AnswerShape(sets, places, this.source) }] : [];
    });
    return { keys, places: new Map(keys.map((key, place) => [key, place])), beneath };
  }

  private admits(condition: string | undefined, typename: string | undefined): boolean {
    return condition === undefined || typename === undefined || this.meets(typename, condition);
  }

  private meets(typename: string, condition: string): boolean {
    return this.source.relations.satisfies(typename, condition);
  }
}

/** The shape of what these selection sets of a fetch's document ask for, at these places of the tree. */
export function answerShape(
  document: DocumentNode,
  sets: readonly SelectionSetNode[],
  places: readonly string[],
  { relations, contested }: { readonly relations: TypeRelations; readonly contested: ContestedPlaces },
): AnswerShape {
  return new AnswerShape(sets, places, { fragments: fragmentSelections(document), relations, contested });
}

/** A right answer has its keys in order, so that each is compared with one name only. */
function restrictObject(object: Tree, { keys, places }: Fields): void {
  let next = 0;
  for (const key in object) {
    const place = next < keys.length && key === keys[next] ? next : places.get(key);
    if (place === undefined) delete object[key];
    else next = place + 1;
  }
}

function restrictBeneath(object: Tree, beneath: readonly Beneath[]): void {
  for (let at = 0; at < beneath.length; at++) beneath[at].shape.restrict(object[beneath[at].key]);
}

/** The type conditions in these selection sets, but not those beneath their fields. */
function conditionsIn(sets: readonly SelectionSetNode[], fragments: Source['fragments']): string[] {
  return sets
    .flatMap(({ selections }) => selections)
    .flatMap((node) => {
      const part = narrowed(node, fragments);
      if (!part) return [];
      return [...(part.condition === undefined ? [] : [part.condition]), ...conditionsIn([part.set], fragments)];
    });
}
