import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { signal } from './process';

/**
 * Ends the backends that a killed postmaster of this directory left. They serve nobody, cannot commit any more, and
 * as long as one lives no new server starts. Only where `/proc` tells them; elsewhere they end by themselves as soon
 * as they next wait for something.
 */
export function endStrays(cluster: string): void {
  if (process.platform !== 'linux') return;
  const directory = realpathSync(cluster);
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    if (isServerProcess(pid, directory)) signal(Number(pid), 'SIGKILL');
  }
}

function isServerProcess(pid: string, directory: string): boolean {
  try {
    const program = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === directory;
  } catch {
    // Another user's, or gone.
    return false;
  }
}
