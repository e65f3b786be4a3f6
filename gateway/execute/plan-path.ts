import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { clientName } from '../plan/names';
import type { TypeRelations } from '../plan/type-relations';
import type { Path } from './error-list';
import { isTree, type Tree } from './tree';

type Segment = { readonly field: string } | { readonly admits: (typename: unknown) => boolean };

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
    const fields = this.segments.flatMap((segment) => ('field' in segment ? [segment.field] : []));
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
  if ('Field' in segment) return [{ field: segment.Field }];
  const conditions = segment.TypeCondition;
  const admits = (typename: unknown): boolean =>
    typeof typename === 'string' && conditions.some((condition) => relations.satisfies(typename, condition));
  return [{ admits }];
}

function walk(value: unknown, segments: readonly Segment[], at: number, holder: Tree, key: string, visit: Visit): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    // An array is a holder like any other: its indices are keys.
    for (let index = 0; index < value.length; index++) {
      walk(value[index], segments, at, value as unknown as Tree, index as unknown as string, visit);
    }
    return;
  }
  const object = value as Tree;
  if (at === segments.length) return visit(object, holder, key);
  const segment = segments[at];
  if ('field' in segment) walk(object[segment.field], segments, at + 1, object, segment.field, visit);
  else if (segment.admits(object.__typename)) walk(object, segments, at + 1, holder, key, visit);
}

function locate(value: unknown, segments: readonly Segment[], path: Path, found: Position[]): void {
  if (Array.isArray(value)) value.forEach((item, index) => locate(item, segments, [...path, index], found));
  if (!isTree(value)) return;
  const [segment, ...rest] = segments;
  if (!segment) found.push({ object: value, path });
  else if ('field' in segment) locate(value[segment.field], rest, [...path, clientName(segment.field)], found);
  else if (segment.admits(value.__typename)) locate(value, rest, path, found);
}
