import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { projectFile } from '../../platform/paths';
import type { Crowd } from './crowd';

type Method = keyof Crowd;

/** What is asked of the crowd's process. */
export interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: unknown[];
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Listeners in another process. */
export class RemoteCrowd {
  private readonly waiting = new Map<number, Waiting>();
  private readonly child: ChildProcess;
  private asked = 0;

  constructor() {
    this.child = fork(projectFile('dist', 'bench', 'live', 'crowd-process.js'));
    this.child.on('message', ({ id, result }: { id: number; result: unknown }) => {
      this.waiting.get(id)?.resolve(result);
      this.waiting.delete(id);
    });
    this.child.once('exit', (code) => {
      for (const { reject } of this.waiting.values()) reject(new Error(`The crowd's process ended with ${code}.`));
    });
  }

  /** Rejects when the process ends meanwhile. */
  call<Name extends Method>(method: Name, ...args: Parameters<Crowd[Name]>): ReturnType<Crowd[Name]> {
    const id = ++this.asked;
    const answer = new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.child.send({ id, method, args } satisfies Call);
    return answer as ReturnType<Crowd[Name]>;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
