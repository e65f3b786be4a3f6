import type { FetchNodePathSegment, KeyRenamer, OutputRewrite } from '@graphql-hive/router-query-planner';
import { clientName } from '../plan/names';
import type { TypeRelations } from '../plan/type-relations';
import type { Path } from './error-list';
import { isTree, type Tree } from './tree';

/**
 * Keys that the planner put in place of the client's, where one answer could not have held both: undone in what a
 * subgraph answers, and in the paths of its errors.
 */
export class Renames {
  private readonly renamers: readonly KeyRenamer[];

  constructor(
    rewrites: readonly OutputRewrite[] | undefined,
    private readonly relations: TypeRelations,
  ) {
    this.renamers = (rewrites ?? []).map(asRenamer);
  }

  /** Renames in place. */
  apply(value: unknown): void {
    for (const { path, renameKeyTo } of this.renamers) this.rename(value, path, renameKeyTo);
  }

  /** A path as the client knows it, given one in the subgraph's answer. */
  clientPath(path: Path): Path {
    return path.map((segment, at) =>
      typeof segment === 'number' ? segment : this.clientKey(path.slice(0, at + 1), segment),
    );
  }

  private clientKey(path: Path, key: string): string {
    const renamer = this.renamers.find((candidate) => isSamePlace(candidate.path, path));
    return clientName(renamer?.renameKeyTo ?? key);
  }

  private rename(value: unknown, path: readonly FetchNodePathSegment[], to: string): void {
    if (Array.isArray(value)) value.forEach((item) => this.rename(item, path, to));
    if (!isTree(value)) return;
    const [segment, ...rest] = path;
    if ('TypenameEquals' in segment) {
      if (this.admits(segment.TypenameEquals, value.__typename)) this.rename(value, rest, to);
    } else if (rest.length > 0) {
      this.rename(value[segment.Key], rest, to);
    } else {
      moveKey(value, segment.Key, to);
    }
  }

  private admits(conditions: readonly string[], typename: unknown): boolean {
    return (
      typeof typename !== 'string' || conditions.some((condition) => this.relations.satisfies(typename, condition))
    );
  }
}

function asRenamer(rewrite: OutputRewrite): KeyRenamer {
  if ('KeyRenamer' in rewrite) return rewrite.KeyRenamer;
  throw new Error('The plan changes an answer in a way that this executor does not know.');
}

function moveKey(value: Tree, from: string, to: string): void {
  if (!Object.hasOwn(value, from)) return;
  value[to] = value[from];
  delete value[from];
}

function isSamePlace(planned: readonly FetchNodePathSegment[], path: Path): boolean {
  const keys = planned.flatMap((segment) => ('Key' in segment ? [segment.Key] : []));
  const names = path.filter((segment) => typeof segment === 'string');
  return keys.length === names.length && keys.every((key, at) => key === names[at]);
}
