import { projectFile } from '../../platform/paths';

/** What a process that has the probe has used since its start, or has now. */
export interface Reading {
  /** User and system time of all threads, in microseconds. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
  /** Bytes of the heap and of buffers outside of it. */
  readonly heap: number;
  /** Requests to /graphql that it got. */
  readonly requests: number;
  /** SQL statements that it sent. */
  readonly statements: number;
}

/** What a process needs in its environment to be read on this port. */
export function probed(port: number, countsStatements: boolean): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'production',
    NODE_OPTIONS: `--require ${projectFile('dist', 'bench', 'live', 'probe.js')}`,
    PROBE_PORT: String(port),
    ...(countsStatements && { PROBE_SQL: 'yes' }),
  };
}

export function read(port: number): Promise<Reading> {
  return ask(port, '/');
}

/** The same once garbage is gone, and with it what was there for a moment only. */
export async function readMemory(port: number): Promise<Reading> {
  await ask(port, '/memory');
  return ask(port, '/memory');
}

async function ask(port: number, path: string): Promise<Reading> {
  return (await (await fetch(`http://127.0.0.1:${port}${path}`)).json()) as Reading;
}
