import type { Log } from '../../platform/log';
import type { Exchange } from './exchange';

const NAME = /^[_A-Za-z][_0-9A-Za-z]{0,63}$/;
/** Paths of routes; others are of the client's making, and are not written down. */
const KNOWN_PATH = /^\/(?:graphql(?:\/explorer)?|schema\.graphql|livez|readyz)?$/;

/** One line for each request. Of what the client wrote, only an operation's name is kept, when it looks like one. */
export function logAccess(log: Log, { method, path, record }: Exchange, status: number, milliseconds: number): void {
  const line = {
    method,
    path: KNOWN_PATH.test(path) ? path : undefined,
    status,
    ms: Math.round(milliseconds * 10) / 10,
    operation: record.operation !== null && NAME.test(record.operation) ? record.operation : undefined,
    code: record.code ?? undefined,
  };
  log.info(line, 'request');
}
