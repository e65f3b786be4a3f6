import { lookup as askNameService, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { pause } from '../../platform/pause';

/** So long a name service may take before the addresses are used that it gave last. */
const PATIENCE_MS = 100;

type Addresses = readonly LookupAddress[];

/**
 * The addresses of names, for connections. A name service may take seconds to say that a host is gone, and a process can
 * ask it few questions at once: who asks again and again where a host is that is away would keep all others from being
 * reached. So each name is asked for once at a time, and what it gave before is used while it is slow.
 */
export class KnownAddresses {
  private readonly known = new Map<string, Addresses>();
  private readonly asking = new Map<string, Promise<Addresses>>();

  /** @param find asks the name service; rejects with an error that has its code */
  constructor(private readonly find: (name: string) => Promise<Addresses> = findAddresses) {}

  /** What `net.connect` and all that is built on it take as `lookup`. */
  readonly lookup: LookupFunction = (name, { all, family }, tell) => {
    const isWanted = (one: LookupAddress): boolean => !family || family === one.family || family === `IPv${one.family}`;
    this.addressesOf(name).then(
      (addresses) => {
        const found = addresses.filter(isWanted);
        if (all) tell(null, found);
        else if (found.length > 0) tell(null, found[0].address, found[0].family);
        else tell(Object.assign(new Error(`${name} has no such address`), { code: 'ENOTFOUND' }), '');
      },
      (error: NodeJS.ErrnoException) => tell(error, ''),
    );
  };

  private async addressesOf(name: string): Promise<Addresses> {
    const asking = this.ask(name);
    const known = this.known.get(name);
    if (known === undefined) return asking;
    const enough = new AbortController();
    const later = pause(PATIENCE_MS, enough.signal).then(() => known);
    try {
      return await Promise.race([asking, later]);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOTFOUND') throw error;
      return known; // that the name service is in trouble says nothing of the host
    } finally {
      enough.abort();
    }
  }

  private ask(name: string): Promise<Addresses> {
    const underWay = this.asking.get(name);
    if (underWay) return underWay;
    const asking = this.find(name).finally(() => this.asking.delete(name));
    this.asking.set(name, asking);
    asking.then(
      (addresses) => this.known.set(name, addresses),
      () => undefined, // who asked is told
    );
    return asking;
  }
}

function findAddresses(name: string): Promise<Addresses> {
  return new Promise((resolve, reject) => {
    askNameService(name, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
}

/** That of this process: all its connections to subgraphs share what is known. */
export const { lookup } = new KnownAddresses();
