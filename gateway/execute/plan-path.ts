import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { clientName } from '../plan/names';
import type { TypeRelations } from '../plan/type-relations';
import type { Path } from './error-list';
import { isTree, type Tree } from './tree';

interface Segment {
  /** The key to follow; null where only the object's type decides. */
  readonly field: string | null;
  readonly admits: (typename: unknown) => boolean;
}

/** Told of an object, and of what holds it under which key, so that it can be put in another's place. */
export type Visit = (object: Tree, holder: Tree, key: string) => void;

export interface Position {
  readonly object: Tree;
  /** As the client sees it. */
  readonly path: Path;
}

/** A path of a plan: the objects of the tree that it leads to. Lists on the way are gone through, however deep. */
export class PlanPath {
  private readonly segments: readonly Segment[];

  constructor(path: readonly FlattenNodePathSegment[], relations: TypeRelations) {
    this.segments = path.flatMap((segment) => compileSegment(segment, relations));
  }

  /** The keys on the way when nothing else decides, and null when types do. */
  get fields(): string[] | null {
    const fields = this.segments.flatMap(({ field }) => (field === null ? [] : [field]));
    return fields.length === this.segments.length ? fields : null;
  }

  visit(tree: Tree, visit: Visit): void {
    walk(tree, this.segments, 0, tree, '', visit);
  }

  /** Each place to which the path leads, one object as often as it stands somewhere. Slower than `visit`: for errors. */
  positions(tree: Tree): Position[] {
    const positions: Position[] = [];
    locate(tree, this.segments, [], positions);
    return positions;
  }
}

function compileSegment(segment: FlattenNodePathSegment, relations: TypeRelations): Segment[] {
  if (segment === '@') return [];
  if ('Field' in segment) return [{ field: segment.Field, admits: () => true }];
  const conditions = segment.TypeCondition;
  // Where only one type is possible, the planner may set a condition and not ask for the type.
  const admits = (typename: unknown): boolean =>
    typename === undefined ||
    (typeof typename === 'string' && conditions.some((condition) => relations.satisfies(typename, condition)));
  return [{ field: null, admits }];
}

function walk(
  value: unknown,
  segments: readonly Segment[],
  start: number,
  holder: Tree,
  key: string,
  visit: Visit,
): void {
  let at = start;
  while (typeof value === 'object' && value !== null) {
    if (Array.isArray(value)) return walkList(value, segments, at, visit);
    const object = value as Tree;
    if (at === segments.length) return visit(object, holder, key);
    const { field, admits } = segments[at++];
    if (field !== null) {
      holder = object;
      key = field;
      value = object[field];
    } else if (!admits(object.__typename)) {
      return;
    }
  }
}

/** A list holds its items as an object does: under its indices. */
function walkList(list: readonly unknown[], segments: readonly Segment[], at: number, visit: Visit): void {
  for (let index = 0; index < list.length; index++) {
    walk(list[index], segments, at, list as unknown as Tree, index as unknown as string, visit);
  }
}

function locate(value: unknown, segments: readonly Segment[], path: Path, found: Position[]): void {
  if (Array.isArray(value)) value.forEach((item, index) => locate(item, segments, [...path, index], found));
  if (!isTree(value)) return;
  const [segment, ...rest] = segments;
  if (!segment) found.push({ object: value, path });
  else if (segment.field !== null) locate(value[segment.field], rest, [...path, clientName(segment.field)], found);
  else if (segment.admits(value.__typename)) locate(value, rest, path, found);
}
