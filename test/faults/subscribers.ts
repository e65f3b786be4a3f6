import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { DOCUMENT, Subscriber, type SubscriberOptions } from './subscriber';

/** Speaks graphql-transport-ws by hand. */
class RawSubscriber extends Subscriber {
  private socket: WebSocket | undefined;

  connect(): void {
    const id = randomUUID();
    const socket = new WebSocket(this.url().replace('http', 'ws'), 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    this.socket = socket;
    this.connections++;
    socket.on('error', () => undefined); // its close is what counts
    socket.on('close', () => this.reconnect());
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: credentials(this.options) })),
    );
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      if (message.type === 'connection_ack') {
        socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: DOCUMENT, variables: this.variables } }));
      } else if (message.type === 'ping') {
        if (message.payload?.cursor?.[id]) this.position(message.payload.cursor[id]);
      } else if (message.type === 'next') this.take(message.payload);
      else if (message.type === 'error') this.refused(message.payload);
    });
  }

  drop(): void {
    this.socket?.terminate();
  }

  stall(milliseconds: number): void {
    const { socket } = this;
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.pause();
    setTimeout(() => socket.resume(), milliseconds);
  }
}

/** The client of graphql-ws, unchanged: it sends the same payload again, whose variables name the cursor by then. */
class StockSubscriber extends Subscriber {
  private client: Client | undefined;
  private socket: WebSocket | undefined;
  private readonly payload = { query: DOCUMENT, variables: {} as Record<string, unknown> };

  connect(): void {
    this.remember();
    this.client = createClient({
      url: () => this.url().replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: credentials(this.options),
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 20 + this.options.random.below(200))),
      on: {
        connected: (socket) => {
          this.socket = socket as WebSocket;
          this.connections++;
        },
        ping: (received, payload) => {
          const [cursor] = Object.values((payload?.cursor ?? {}) as Record<string, string>);
          if (!received || !cursor) return;
          this.position(cursor);
          this.remember();
        },
      },
    });
    this.client.subscribe(this.payload, {
      next: (result) => {
        this.take(result as never);
        this.remember();
      },
      error: (error) => this.refused(Array.isArray(error) ? error : [{ message: String(error) }]),
      complete: () => undefined,
    });
  }

  drop(): void {
    this.socket?.terminate();
  }

  stall(): void {
    this.drop(); // it has no way to read later
  }

  override close(): void {
    super.close();
    void this.client?.dispose();
  }

  private remember(): void {
    Object.assign(this.payload.variables, this.variables);
  }
}

/** GraphQL over SSE, read by hand; resumes by the header that browsers send. */
class StreamSubscriber extends Subscriber {
  private request: http.ClientRequest | undefined;
  private response: http.IncomingMessage | undefined;

  connect(): void {
    this.connections++;
    const { meeting, token } = this.options;
    const body = JSON.stringify({ query: DOCUMENT, variables: { meeting } });
    const request = http.request(this.url(), {
      method: 'POST',
      agent: false,
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(this.cursor !== null && { 'last-event-id': this.cursor }),
      },
    });
    this.request = request;
    let over = false;
    const end = (): void => {
      if (!over) this.reconnect();
      over = true;
    };
    request.on('error', end);
    request.on('response', (response) => {
      this.response = response;
      response.on('error', () => undefined); // its close is what counts
      response.on('close', end);
      this.read(response);
    });
    request.end(body);
  }

  drop(): void {
    this.request?.destroy();
  }

  stall(milliseconds: number): void {
    const { response } = this;
    if (!response || response.destroyed) return;
    response.pause();
    setTimeout(() => response.resume(), milliseconds);
  }

  private read(response: http.IncomingMessage): void {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() as string;
      for (const event of events) this.takeEvent(event);
    });
  }

  private takeEvent(event: string): void {
    const fields = new Map(
      event.split('\n').map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
      }),
    );
    const id = fields.get('id');
    if (fields.get('event') === 'next') this.take(JSON.parse(fields.get('data') as string));
    else if (id) this.position(id);
  }
}

function credentials({ token }: SubscriberOptions): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

export const KINDS = { raw: RawSubscriber, stock: StockSubscriber, stream: StreamSubscriber } as const;
