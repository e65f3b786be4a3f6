import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Two connections that are one for those at their ends. */
interface Link {
  /** The client's. */
  readonly near: Socket;
  /** To the target. */
  readonly far: Socket;
}

/** Stands between a client and a server, and does to what passes what a network does. */
export class TcpProxy {
  /** What comes from the target is passed on so many milliseconds later. */
  delay = 0;
  /** Of each connection, so many bytes from the target are passed on; then it is closed. */
  truncateAfter = Infinity;
  /** Connections made since the start. */
  connections = 0;
  port = 0;
  private readonly links = new Set<Link>();
  private readonly server: Server = createServer({ allowHalfOpen: false }, (near) => this.accept(near));
  private isSilent = false;

  private constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  /** In front of what listens at this address of a URL. */
  static async start(targetUrl: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(targetUrl);
    const proxy = new TcpProxy({ host: hostname, port: Number(port) });
    await once(proxy.server.listen(0, '127.0.0.1'), 'listening');
    proxy.port = (proxy.server.address() as AddressInfo).port;
    return proxy;
  }

  /** The address with the proxy in place of its target. */
  through(url: string): string {
    return Object.assign(new URL(url), { host: `127.0.0.1:${this.port}` }).href;
  }

  /** Connections that clients hold open now. */
  get open(): number {
    return this.links.size;
  }

  /** Breaks every connection off, with a reset. */
  drop(): void {
    for (const { near, far } of this.links) for (const socket of [near, far]) socket.resetAndDestroy();
  }

  /**
   * Half-open from now on: what is sent is acknowledged and gets nowhere, and that the other side is gone is told to nobody.
   * `heal` ends it for new connections; those that were open stay so.
   */
  halfOpen(): void {
    this.isSilent = true;
    for (const link of this.links) silence(link);
  }

  heal(): void {
    this.isSilent = false;
    this.delay = 0;
    this.truncateAfter = Infinity;
  }

  async stop(): Promise<void> {
    this.drop();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(near: Socket): void {
    this.connections++;
    const far = connect({ ...this.target, noDelay: true });
    const link = { near: near.setNoDelay(), far };
    this.links.add(link);
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => this.later(() => near.write(bytes)));
    near.on('close', () => (this.links.delete(link), far.destroy()));
    far.on('close', () => this.later(() => near.destroy()));
    for (const socket of [near, far]) socket.on('error', () => socket.destroy());
    this.truncate(link);
    if (this.isSilent) silence(link);
  }

  private later(pass: () => void): void {
    if (this.delay > 0) setTimeout(pass, this.delay).unref();
    else pass();
  }

  private truncate({ near, far }: Link): void {
    let left = this.truncateAfter;
    if (left === Infinity) return;
    far.removeAllListeners('data').on('data', (bytes: Buffer) => {
      near.write(bytes.subarray(0, left));
      left -= bytes.length;
      if (left <= 0) near.end();
    });
  }
}

/** Takes what comes and passes nothing on, in either direction. */
function silence({ near, far }: Link): void {
  near.removeAllListeners('data').resume();
  far.removeAllListeners('data').removeAllListeners('close').resume();
}
