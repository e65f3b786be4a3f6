import type { Log } from '../log';

/** How long parts may take to stop before the process leaves anyway. */
const STOP_DEADLINE_MS = 25_000;

interface Part {
  readonly name: string;
  stop(): Promise<void> | void;
}

/**
 * The parts of a process, started one after the other and stopped in the opposite order. A part that fails to start stops
 * those before it; a signal stops all, and lets what is in flight end.
 */
export class Lifecycle {
  private readonly parts: Part[] = [];
  private stopping: Promise<void> | null = null;
  /** The part that is being started; settles when it has started or failed. */
  private starting: Promise<unknown> = Promise.resolve();

  constructor(private readonly log: Log) {}

  /** Starts a part. @param stop what undoes it @throws what the start throws, or that the process is stopping */
  async start<T>(name: string, start: () => Promise<T>, stop: (part: T) => Promise<void> | void): Promise<T> {
    if (this.stopping) throw new Error(`The process is stopping; ${name} is not started.`);
    const started = start().then((part) => {
      this.parts.push({ name, stop: () => stop(part) });
      this.log.debug({ part: name }, 'started');
      return part;
    });
    this.starting = started.catch(() => undefined); // its caller is told
    try {
      return await started;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops all parts, the last one first; one that fails is logged and does not keep the others. */
  stop(): Promise<void> {
    this.stopping ??= this.stopParts();
    return this.stopping;
  }

  /** A part that is half started would be left behind, so it is waited for. */
  private async stopParts(): Promise<void> {
    await this.starting;
    for (const part of [...this.parts].reverse()) {
      try {
        await part.stop();
      } catch (error) {
        this.log.error({ part: part.name, err: error }, 'failed to stop');
      }
    }
  }

  /** Stops on SIGTERM, SIGINT and SIGHUP (a closed terminal) and then ends the process; a second signal ends it at once. */
  endOnSignals(): void {
    const end = (signal: NodeJS.Signals): void => {
      if (this.stopping) process.exit(1);
      this.log.info({ signal }, 'stopping');
      setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
      void this.stop().then(() => process.exit(0));
    };
    process.on('SIGTERM', end);
    process.on('SIGINT', end);
    process.on('SIGHUP', end);
  }
}
