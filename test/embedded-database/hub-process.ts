import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Connection } from '../../platform/database/settings';

/** A line that the program has printed. */
export interface Line {
  readonly event: string;
  readonly pid?: number;
  readonly ms?: number;
  readonly message?: string;
  readonly alive?: boolean;
  readonly connection?: Connection;
}

/** How to run the program. */
export interface RunOptions {
  readonly home: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly durable?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** A hub in a process of its own, so that it can be killed. In a process group of its own, as a terminal makes one. */
export class HubProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  private readonly lines: Line[] = [];
  private closed = false;
  private wake: () => void = () => undefined;

  constructor(program: string, { home, uid, gid, durable = false, env }: RunOptions) {
    this.child = spawn(process.execPath, [program, home, durable ? 'durable' : 'forgetful'], {
      uid,
      gid,
      cwd: '/',
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.ended = new Promise((resolve) => {
      this.child.once('close', () => {
        this.closed = true;
        this.wake();
        resolve();
      });
    });
    createInterface({ input: this.child.stdout! }).on('line', (text) => {
      this.lines.push(JSON.parse(text) as Line);
      this.wake();
    });
  }

  /** Waits for the first line of one of the kinds. Fails when the process ends without. */
  async next(...events: string[]): Promise<Line> {
    for (;;) {
      const line = this.lines.find(({ event }) => events.includes(event));
      if (line) return line;
      if (this.closed) throw new Error(`The hub ended: ${JSON.stringify(this.lines)}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Waits until the database is up. */
  async ready(): Promise<Required<Pick<Line, 'pid' | 'ms' | 'connection'>>> {
    const line = await this.next('ready', 'refused');
    if (line.event === 'refused') throw new Error(line.message);
    return { pid: line.pid!, ms: line.ms!, connection: line.connection! };
  }

  /** Sends a signal, SIGTERM if none is named, and waits for the end. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.closed) this.child.kill(signal);
    await this.ended;
  }
}
