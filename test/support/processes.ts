import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { projectFile } from '../../platform/paths';

/** A process of the built hub that a test started. */
export interface HubProcess {
  readonly child: ChildProcess;
  /** What it has written to standard error so far. */
  readonly log: () => string;
  /** Ends it as an operator would, or at once. Resolves when it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Runs `hub <args>` as people run it, from the build. */
export function startProcess(args: readonly string[], env: NodeJS.ProcessEnv): HubProcess {
  const child = spawn(process.execPath, [projectFile('dist', 'hub', 'main.js'), ...args], {
    env: { PATH: process.env.PATH, HUB_HOST: '127.0.0.1', HUB_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr!.on('data', (text) => (log += text));
  child.stdout!.resume();
  return { child, log: () => log, end: (signal = 'SIGTERM') => end(child, signal) };
}

/** Resolves once the address answers 200. Rejects with the process's log when it ends, or takes too long. */
export async function ready(url: string, { child, log }: HubProcess, withinMs = 20_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The process ended with ${child.exitCode}: ${log()}`);
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await delay(50);
  }
  throw new Error(`${url} is not ready after ${withinMs} ms: ${log()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
