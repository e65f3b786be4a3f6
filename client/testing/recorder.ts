import type { LiveHandlers } from '../handlers';
import type { TestHub } from './test-hub';

/** Keeps what a subscription's handlers were told. */
export class Recorder {
  readonly said: string[] = [];
  readonly positions: string[] = [];
  readonly states: string[] = [];
  error: unknown = null;
  isComplete = false;

  constructor(private readonly hub: TestHub) {}

  /** Handlers that record, and then do what these do. */
  handlers(own: Partial<LiveHandlers> = {}): LiveHandlers {
    return {
      ...own,
      next: (result) => {
        this.said.push(String(result.data?.said));
        this.hub.changed();
        return own.next?.(result);
      },
      position: (cursor) => {
        this.positions.push(cursor);
        this.hub.changed();
      },
      connection: (state) => {
        this.states.push(state);
        this.hub.changed();
      },
      error: (error) => {
        this.error = error;
        this.hub.changed();
      },
      complete: () => {
        this.isComplete = true;
        this.hub.changed();
      },
      ...(own.gap && {
        gap: (gap) => {
          const answer = own.gap?.(gap);
          this.hub.changed();
          return answer;
        },
      }),
    };
  }

  heard(text: string): Promise<void> {
    return this.hub.until(() => this.said.includes(text));
  }

  failed(): Promise<void> {
    return this.hub.until(() => this.error !== null);
  }
}
