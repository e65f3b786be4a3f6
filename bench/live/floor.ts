import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Connection } from '../../platform/database/settings';
import { projectFile } from '../../platform/paths';
import { freePort } from '../../test/support/processes';
import { probed } from './reading';

/** A process that delivers the same with nothing around it; see `floor-process.ts`. */
export class Floor {
  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
    readonly probe: number,
  ) {}

  /** @param notifyFrom the database whose notifications it passes on */
  static async start(notifyFrom?: Connection): Promise<Floor> {
    const [port, probe] = [await freePort(), await freePort()];
    const child = fork(projectFile('dist', 'bench', 'live', 'floor-process.js'), {
      env: {
        ...process.env,
        ...probed(probe, false),
        PORT: String(port),
        ...(notifyFrom && { NOTIFY_FROM: JSON.stringify(notifyFrom) }),
      },
    });
    const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (message !== 'ready') throw new Error(`The bare server ended with ${message}.`);
    return new Floor(child, port, probe);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/graphql`;
  }

  /** Sends all of its clients an execution result. */
  async fire(payload: string): Promise<void> {
    await fetch(`http://127.0.0.1:${this.port}/fire`, { method: 'POST', body: payload });
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
