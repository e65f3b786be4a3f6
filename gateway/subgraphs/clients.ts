import type { SubgraphAddress } from '../plan/supergraph';
import type { Subgraph } from './subgraph';

interface Client {
  readonly subgraph: Subgraph;
  /** How many graphs ask it. */
  users: number;
}

/** The subgraphs that are asked, across all supergraphs: one whose name and URL stay the same stays as it is. */
export class SubgraphClients {
  private readonly clients = new Map<string, Client>();

  /** `open` may throw, where a subgraph cannot be had. */
  constructor(private readonly open: (address: SubgraphAddress) => Subgraph) {}

  /** The subgraphs at these addresses, until they are released. Throws what `open` throws, and has then taken none. */
  take(addresses: readonly SubgraphAddress[]): Subgraph[] {
    try {
      const clients = addresses.map((address) => this.at(address));
      for (const client of clients) client.users++;
      return clients.map(({ subgraph }) => subgraph);
    } finally {
      this.closeUnused();
    }
  }

  /** Closes those that nobody else has taken. */
  release(addresses: readonly SubgraphAddress[]): void {
    for (const address of addresses) {
      const client = this.clients.get(keyOf(address));
      if (client) client.users--; // else all were closed meanwhile
    }
    this.closeUnused();
  }

  /** Closes all, taken or not. */
  close(): void {
    for (const { subgraph } of this.clients.values()) subgraph.close();
    this.clients.clear();
  }

  private at(address: SubgraphAddress): Client {
    const key = keyOf(address);
    const known = this.clients.get(key);
    if (known) return known;
    const client = { subgraph: this.open(address), users: 0 };
    this.clients.set(key, client);
    return client;
  }

  private closeUnused(): void {
    for (const [key, { subgraph, users }] of this.clients) {
      if (users > 0) continue;
      this.clients.delete(key);
      subgraph.close();
    }
  }
}

function keyOf({ name, url }: SubgraphAddress): string {
  return `${name}\n${url}`;
}
