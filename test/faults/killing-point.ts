import { existsSync, readFileSync, rmSync } from 'node:fs';
import { Client } from 'pg';

/**
 * Kills its own process at a point of a command's transaction, as the machine may do at any. The department's process
 * loads this module first; which point it is, it is told by a file, once.
 */
export const KILLING_POINTS = ['before append', 'after append', 'during COMMIT', 'after COMMIT'] as const;
export type KillingPoint = (typeof KILLING_POINTS)[number];

type Query = (this: Client, ...args: unknown[]) => unknown;

/** Connections whose transaction has appended events; reads commit, too. */
const appended = new WeakSet<Client>();
const prototype = Client.prototype as unknown as { query: Query };
const { query } = prototype;

function isAt(point: KillingPoint): boolean {
  const file = process.env.PRELOAD_FILE;
  if (!file || !existsSync(file) || readFileSync(file, 'utf8') !== point) return false;
  rmSync(file);
  return true;
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

async function dieAfter(answer: unknown): Promise<void> {
  await answer;
  die();
}

function ask(client: Client, args: unknown[], before: KillingPoint | null, after: KillingPoint): unknown {
  if (before && isAt(before)) die();
  const answer = query.apply(client, args);
  return isAt(after) ? dieAfter(answer) : answer;
}

if (process.env.PRELOAD_FILE) {
  prototype.query = function (...args) {
    const [sql] = args;
    if (typeof sql !== 'string') return query.apply(this, args);
    if (sql.includes('append_events(')) {
      appended.add(this);
      return ask(this, args, 'before append', 'after append');
    }
    if (sql !== 'COMMIT' || !appended.delete(this)) return query.apply(this, args);
    const answer = ask(this, args, null, 'after COMMIT');
    if (isAt('during COMMIT')) die(); // it is on its way
    return answer;
  };
}
