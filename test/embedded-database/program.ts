import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../platform/log';
import { isAlive } from '../../platform/database/embedded/process';
import { startEmbedded, type EmbeddedDatabase } from '../../platform/database/embedded/launcher';

/**
 * What remains of a hub when all but the database is left out: it starts it, says so on standard output, one JSON
 * object a line, and stops it when told to by SIGTERM or SIGINT, after it has "drained" for a while.
 */
const [home = '', durability] = process.argv.slice(2);
const DRAIN_MS = 400;

// The launcher uses four methods of a log; the whole of pino would have to be copied with this program.
const log = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') } as unknown as Log;

function say(event: string) {
  return (fields: object, message?: string) => console.log(JSON.stringify({ event, message, ...fields }));
}

function stopOn(signal: NodeJS.Signals, database: EmbeddedDatabase): void {
  process.once(signal, async () => {
    await delay(DRAIN_MS);
    say('drained')({ pid: database.pid, alive: isAlive(database.pid) });
    await database.stop();
    process.exit(0);
  });
}

async function main(): Promise<void> {
  const started = performance.now();
  const database = await startEmbedded({
    home,
    durable: durability !== 'forgetful',
    log,
    onExit: (pid) => say('exit')({ pid }),
    onRestart: (pid, downForMs) => say('restart')({ pid, downForMs }),
  });
  stopOn('SIGTERM', database);
  stopOn('SIGINT', database);
  const ms = Math.round(performance.now() - started);
  say('ready')({ pid: database.pid, ms, connection: database.connection('postgres') });
  setInterval(() => undefined, 60_000);
}

main().catch((error: Error) => {
  say('refused')({ name: error.name, message: error.message });
  process.exit(1);
});
