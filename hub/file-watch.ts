import { readFile } from 'node:fs/promises';
import type { Log } from '../platform/log';

const LOOK_EVERY_MS = 500;

/**
 * Tells when a text file has another content. It looks at the file again and again instead of being told by the system, so
 * that it makes no difference how an editor or a mounted volume replaces it; and it tells what it has seen twice, so that
 * a file that is being written is not taken for a whole one. While there is no file, what was there counts.
 */
export class FileWatch {
  private readonly timer: NodeJS.Timeout;
  private seen: string;
  private isMissing = false;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly file: string,
    /** What the file was known to hold. */
    private known: string,
    private readonly onChange: (text: string) => void,
    private readonly log: Log,
  ) {
    this.seen = known;
    this.timer = setInterval(() => (this.looking = this.looking.then(() => this.look())), LOOK_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    const text = await this.read();
    if (text === null) return;
    const isWhole = text === this.seen;
    this.seen = text;
    if (!isWhole || text === this.known) return;
    this.known = text;
    this.onChange(text);
  }

  private async read(): Promise<string | null> {
    try {
      const text = await readFile(this.file, 'utf8');
      this.isMissing = false;
      return text;
    } catch (error) {
      if (!this.isMissing) this.log.warn({ file: this.file, err: error }, 'file cannot be read; what was there counts');
      this.isMissing = true;
      return null;
    }
  }
}
