import { realpathSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import type { Account } from './account';

/**
 * Whether the account may enter a directory and all above it, judged by owners and modes. Access lists can grant more
 * than modes show; a wrong "no" only costs a detour. Undefined is this process itself, which found the way already.
 */
export function canEnter(directory: string, account: Account | undefined): boolean {
  if (!account) return true;
  return ancestry(realpathSync(directory)).every((step) => maySearch(statSync(step), account));
}

function ancestry(directory: string): string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [...ancestry(parent), directory];
}

function maySearch(stats: Stats, account: Account): boolean {
  if (stats.uid === account.uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === account.gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}
