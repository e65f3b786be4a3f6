import { type Agent, get as httpGet, type IncomingMessage, request as httpRequest } from 'node:http';
import { Watch } from '../../connections/testing/watch';

export interface StreamEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
  readonly retry?: string;
  readonly comment?: string;
}

/** A client of an event stream that shows everything, comments and bare ids included. */
export class EventReader {
  readonly events: StreamEvent[] = [];
  readonly ended: Promise<void>;
  private readonly watch = new Watch();
  /** All that came, as it came. */
  text = '';
  private pending = '';

  constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.take(text));
    // A connection that breaks ends the stream, too.
    response.on('error', () => undefined);
    this.ended = new Promise((resolve) => void response.once('close', resolve));
  }

  static open(url: string, options: StreamRequest = {}): Promise<EventReader> {
    const { body, headers, agent } = options;
    const init = { headers: { accept: 'text/event-stream', ...headers }, agent };
    return new Promise((resolve, reject) => {
      const onResponse = (response: IncomingMessage): void => resolve(new EventReader(response));
      if (body === undefined) return void httpGet(url, init, onResponse).on('error', reject);
      const json = { ...init.headers, 'content-type': 'application/json' };
      const request = httpRequest(url, { ...init, method: 'POST', headers: json }, onResponse);
      request.on('error', reject);
      request.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  }

  get status(): number {
    return this.response.statusCode as number;
  }

  /** What came so far, without comments. */
  get told(): StreamEvent[] {
    return this.events.filter(({ comment }) => comment === undefined);
  }

  /** Resolves when as many events came, without comments. */
  async tells(count: number): Promise<StreamEvent[]> {
    await this.until(() => this.told.length >= count);
    return this.told;
  }

  until(condition: () => boolean): Promise<void> {
    return this.watch.until(condition);
  }

  close(): void {
    this.response.destroy();
  }

  private take(text: string): void {
    this.text += text;
    const blocks = (this.pending + text).split('\n\n');
    this.pending = blocks.pop() as string;
    for (const block of blocks) this.events.push(Object.fromEntries(block.split('\n').map(fieldOf)));
    this.watch.changed();
  }
}

export interface StreamRequest {
  /** JSON, as an object or as text; sent by POST. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly agent?: Agent;
}

function fieldOf(line: string): [string, string] {
  const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line) as unknown as [string, string, string];
  return [name === '' ? 'comment' : name, value];
}
