import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { systemCode } from './error';

/**
 * Ends the backends that a killed postmaster of this directory left. They serve nobody, cannot commit any more, and
 * as long as one lives no new server starts. Only where `/proc` tells them; elsewhere they end by themselves as soon
 * as they next wait for something.
 */
export function endStrays(cluster: string): void {
  if (process.platform !== 'linux') return;
  const directory = realpathSync(cluster);
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    if (isServerProcess(pid, directory)) end(Number(pid));
  }
}

function isServerProcess(pid: string, directory: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === directory && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    // Another user's, or gone.
    return false;
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It has noticed by itself.
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}
