import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { keepSmall } from './log-file';
import { startPostmaster, stopPostmaster } from './postmaster';
import { isAlive } from './process';
import { findRunning } from './running';
import type { Server } from './server';
import { isElsewhere } from './socket-folder';

/** In ms between two looks at the server. A look is one system call. */
const WATCH = 250;

/** In ms between two looks at the size of its log. */
const TIDY = 60_000;

/** In ms between attempts to restart it, growing. */
const BACKOFF = { first: 100, most: 5_000 };

/** What the hub wants to hear of its server. */
export interface Events {
  /** The server has died, without being told to. Queries fail from now on. It is being restarted. */
  onExit?(pid: number): void;
  /** It takes connections again, after `downForMs`. */
  onRestart?(pid: number, downForMs: number): void;
}

/** Keeps a server running until it is stopped: one that dies is started again, as often as need be. */
export class Supervisor {
  private reviving: Promise<void> | undefined;
  private stopping: Promise<void> | undefined;
  private readonly timers: NodeJS.Timeout[];

  constructor(
    private readonly server: Server,
    private current: number,
    private readonly events: Events,
  ) {
    // Watching must not keep a process alive that is otherwise done.
    this.timers = [
      setInterval(() => this.look(), WATCH).unref(),
      setInterval(() => keepSmall(server.logFile), TIDY).unref(),
    ];
  }

  /** Process id of the server; another after a restart. */
  get pid(): number {
    return this.current;
  }

  /** False from the death of the server until it takes connections again, and once it is being stopped. */
  get running(): boolean {
    return !this.reviving && !this.stopping;
  }

  /** Ends all sessions, stops the server and waits until it is gone. Safe to call again. */
  stop(): Promise<void> {
    this.stopping ??= this.finish();
    return this.stopping;
  }

  private async finish(): Promise<void> {
    this.timers.forEach(clearInterval);
    await this.reviving;
    await stopPostmaster(this.current);
    const { socketFolder } = this.server;
    if (isElsewhere(socketFolder)) rmSync(socketFolder, { recursive: true, force: true });
  }

  private look(): void {
    if (!this.running || isAlive(this.current)) return;
    this.reviving = this.revive().finally(() => (this.reviving = undefined));
  }

  private async revive(): Promise<void> {
    const died = performance.now();
    this.server.log.error({ pid: this.current }, 'the database server died; restarting it');
    this.events.onExit?.(this.current);
    for (let pause = BACKOFF.first; !this.stopping; pause = Math.min(pause * 2, BACKOFF.most)) {
      if (await this.tryStart()) {
        this.events.onRestart?.(this.current, Math.round(performance.now() - died));
        return;
      }
      await delay(pause);
    }
  }

  private async tryStart(): Promise<boolean> {
    try {
      this.current = (await findRunning(this.server)) ?? (await startPostmaster(this.server));
      return true;
    } catch (error) {
      this.server.log.error({ err: error }, 'the database server cannot be restarted; trying again');
      return false;
    }
  }
}
