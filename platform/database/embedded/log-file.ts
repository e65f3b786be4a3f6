import { closeSync, copyFileSync, fchownSync, openSync, readSync, statSync, truncateSync } from 'node:fs';
import type { Account } from './account';

/** In bytes. One older file of the same size is kept beside it. */
const LARGEST = 4 * 1024 * 1024;

/**
 * Opens the file for a child process to append to, and gives it to the account: its user may start the hub the next
 * time. A file, not a pipe: the server can outlive the hub and must not block.
 */
export function openLogFile(path: string, account: Account | undefined): number {
  const file = openSync(path, 'a', 0o600);
  if (account) fchownSync(file, account.uid, account.gid);
  return file;
}

/** Moves what a large file holds to `<path>.1`. The server keeps the file open, so it is emptied, not replaced. */
export function keepSmall(path: string): void {
  if (sizeOf(path) <= LARGEST) return;
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
}

/** In bytes; 0 when there is no file. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was written after the first `from` bytes, at most 2,000 bytes of it. */
export function readAfter(path: string, from: number): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(2_000);
    const length = readSync(file, buffer, 0, buffer.length, from);
    return buffer.toString('utf8', 0, length).trim();
  } finally {
    closeSync(file);
  }
}
