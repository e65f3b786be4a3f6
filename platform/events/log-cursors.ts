import { type Cursors, serviceTag } from '../cursors/cursors';
import { HubError } from '../errors';
import type { LogPlace } from './transaction';

const REFUSALS = {
  CURSOR_INVALID: 'This is no cursor of this stream.',
  CURSOR_EPOCH_CHANGED: 'The log was restored, and its positions mean other events now: reload, and go on from there.',
  CURSOR_TOO_OLD: 'The log no longer holds this position: reload, and go on from there.',
} as const;

/** Places in the log of one service, as clients hold them. */
export class LogCursors {
  private readonly service: number;

  constructor(
    service: string,
    private readonly cursors: Cursors,
  ) {
    this.service = serviceTag(service);
  }

  seal({ epoch, pos }: LogPlace): string {
    return this.cursors.seal({ service: this.service, epoch, pos });
  }

  /** The place that a cursor, or a vector of them, names in this log; null when it names none. */
  open(cursor: string): LogPlace | null {
    return this.cursors.openFor(this.service, cursor);
  }

  /** Says why a stream cannot go on, and hands over where it can, once what the client holds was loaded anew. */
  refusal(code: keyof typeof REFUSALS, head: LogPlace): HubError {
    return new HubError(code, REFUSALS[code], { extensions: { cursor: this.seal(head) } });
  }
}
