import { connect } from 'node:net';

/** Sends bytes as they are, and resolves to all that comes back until the server hangs up. */
export function exchangeRaw(url: string, ...chunks: (string | Buffer)[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => {
      for (const chunk of chunks) socket.write(chunk);
    });
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (received += text));
    socket.on('close', () => resolve(received));
    socket.on('error', (error: NodeJS.ErrnoException) => (received ? resolve(received) : reject(error)));
    socket.setTimeout(5_000, () => socket.destroy(new Error(`Nobody hung up. So far: ${received.slice(0, 200)}`)));
  });
}

/** Status and JSON of a raw response. */
export function readRaw(response: string): { status: number; body: unknown } {
  const [head, body = ''] = response.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), body: body ? (JSON.parse(body) as unknown) : null };
}
