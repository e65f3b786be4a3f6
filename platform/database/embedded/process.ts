import { execFile } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { systemCode } from './error';

const run = promisify(execFile);

/** Whether a process with this id runs. One that has ended but was not yet waited for by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
  return !isZombie(pid);
}

/** Sends a signal to a process, if it is still there. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // It has ended since we looked.
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}

/** A container's first process often waits for nobody, so an orphan's remains can stay for ever. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat === undefined || stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}

/** The name of the program that a process runs, without its folder; undefined when the system does not say. */
export async function programOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/comm`)?.trim();
  return basename((await ask('ps', ['-o', 'comm=', '-p', String(pid)])).trim()) || undefined;
}

/** The directory in which a process stands; undefined when the system does not say, or not to this user. */
export async function workingDirectoryOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    const report = await ask('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn']);
    return /^n(.*)$/m.exec(report)?.[1];
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // Gone, or another user's: the caller must do without.
    return undefined;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // A process may end between two looks at it.
    return undefined;
  }
}

async function ask(program: string, options: string[]): Promise<string> {
  try {
    return (await run(program, options)).stdout;
  } catch {
    // Both programs exit with 1 when there is no such process, which is an answer and not a failure.
    return '';
  }
}
