import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json, found from the compiled and from the source place of this file alike. */
export const PROJECT_ROOT = findRoot(__dirname);

/** Absolute path of a file that belongs to the project, such as `schema/supergraph.graphql`. */
export function projectFile(...parts: string[]): string {
  return path.join(PROJECT_ROOT, ...parts);
}

function findRoot(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`No package.json above ${start}`);
  }
}
