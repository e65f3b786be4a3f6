import type { Document } from '../entities/document';

/**
 * The newest of the versions of one meeting's minutes: the one that none of them replaces, and of several such the one
 * published last, a draft counting as newer than what was published. Which versions a viewer sees, the loader knows.
 */
export function newestVersion(versions: readonly Document[]): Document | null {
  const replaced = new Set(versions.map((version) => version.replacesId));
  const open = versions.filter((version) => !replaced.has(version.id));
  return open.sort(newestFirst).at(0) ?? null;
}

function newestFirst(a: Document, b: Document): number {
  return publication(b) - publication(a) || (a.id < b.id ? 1 : -1);
}

function publication({ publishedAt }: Document): number {
  return publishedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
