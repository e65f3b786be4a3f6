import { createHash } from 'node:crypto';

/** The number in the socket's file name. No TCP port is opened. */
export const SOCKET_PORT = 5432;

/** The name of a socket with that number, which PostgreSQL chooses. */
export const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;

/** Given on the command line, where neither postgresql.conf nor ALTER SYSTEM can change them. */
export function serverSettings(socketFolder: string, durable: boolean): Readonly<Record<string, string>> {
  return {
    // Only through the socket, whose folder is closed to all but its owner and root.
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: String(SOCKET_PORT),
    // Ten connections for each of five services' pools and one for its log, and as many for each hub that tests run at
    // once; room for migrations and a person who looks in.
    max_connections: '300',
    shared_buffers: '64MB',
    // Worker processes for reads would cost more than they bring at this size.
    io_method: 'sync',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and details of errors quote rows, and rows can be personal.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? DURABLE : FORGETFUL),
  };
}

const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/** For tests: a crash of the machine would break the cluster, and saves waiting for the disk. */
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Tells whether a server that is found running was started with the same settings. Kept by it as `hub.settings`. */
export function fingerprint(settings: Readonly<Record<string, string>>, version: string): string {
  return createHash('sha256')
    .update(JSON.stringify([version, settings]))
    .digest('hex')
    .slice(0, 16);
}
