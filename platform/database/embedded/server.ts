import type { Log } from '../../log';
import type { Account } from './account';
import type { Binaries } from './binaries';

/** All that is needed to start the server of one hub, and to find it again. */
export interface Server {
  /** The PostgreSQL data directory. */
  readonly cluster: string;
  /** Where its socket is. */
  readonly socketFolder: string;
  /** What it has to say goes here. */
  readonly logFile: string;
  /** Undefined: as this process. */
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: Log;
}

/** The role that may do everything, made by initdb. */
export const SUPERUSER = 'postgres';
