import pino, { type Logger } from 'pino';

export type Log = Logger;

/**
 * The process's log: one JSON object a line on standard error, so that standard output stays free for what a command
 * prints. Control characters are escaped by JSON itself. Log ids, never names, texts or variables of a request.
 */
export function createLog(level: string, bindings: Record<string, string> = {}): Log {
  return pino(
    { level, base: bindings, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** A log that writes nothing, for tests. */
export const SILENT: Log = pino({ level: 'silent' });
