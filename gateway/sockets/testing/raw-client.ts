import { WebSocket } from 'ws';
import { Watch } from '../../connections/testing/watch';

export interface Said {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A client that says whatever the test wants, and gathers what it hears. */
export class RawClient {
  readonly heard: Said[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  private readonly watch = new Watch();

  constructor(readonly ws: WebSocket) {
    ws.on('message', (data: Buffer) => {
      this.heard.push(JSON.parse(data.toString()) as Said);
      this.watch.changed();
    });
    this.closed = new Promise((resolve) => {
      ws.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    // Told by `closed`.
    ws.on('error', () => undefined);
  }

  static async connect(url: string, options: ConnectOptions = {}): Promise<RawClient> {
    const { protocol = 'graphql-transport-ws', ...rest } = options;
    const ws = new WebSocket(url, protocol ?? [], { perMessageDeflate: false, ...rest });
    const client = new RawClient(ws);
    await new Promise<void>((resolve, reject) => {
      ws.once('open', resolve);
      ws.once('error', reject);
    });
    return client;
  }

  /** Connects, and is acknowledged. */
  static async acknowledged(url: string, token?: string, options: ConnectOptions = {}): Promise<RawClient> {
    const client = await RawClient.connect(url, options);
    client.say({ type: 'connection_init', payload: token && { authorization: `Bearer ${token}` } });
    await client.hears('connection_ack');
    return client;
  }

  say(message: unknown): void {
    this.ws.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query = 'subscription { tick }', more: object = {}): void {
    this.say({ id, type: 'subscribe', payload: { query, ...more } });
  }

  /** Resolves to the first message of a type, and of an id where one is given, already heard or yet to come. */
  async hears(type: string, id?: string): Promise<Said> {
    const find = (): Said | undefined =>
      this.heard.find((said) => said.type === type && (id === undefined || said.id === id));
    await this.until(() => find() !== undefined);
    return find() as Said;
  }

  /** Resolves when what was heard so far fulfils a condition. */
  until(condition: () => boolean): Promise<void> {
    return this.watch.until(condition);
  }

  /** Resolves to the code and reason with which the server closes. */
  end(): Promise<{ code: number; reason: string }> {
    this.ws.close();
    return this.closed;
  }
}

export interface ConnectOptions {
  readonly protocol?: string | string[] | null;
  readonly origin?: string;
  readonly headers?: Record<string, string>;
  readonly autoPong?: boolean;
}
