import type { ServerResponse } from 'node:http';

/** The responses that are not yet written. */
export class InFlight {
  private readonly responses = new Set<ServerResponse>();
  private whenEmpty: () => void = () => undefined;

  add(response: ServerResponse): void {
    this.responses.add(response);
    response.once('close', () => this.release(response));
  }

  /** Nobody waits for this one: it has no end of its own. */
  release(response: ServerResponse): void {
    this.responses.delete(response);
    if (this.responses.size === 0) this.whenEmpty();
  }

  /** Resolves when all have ended, or after so many milliseconds. */
  ended(patience: number): Promise<void> {
    if (this.responses.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.whenEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
