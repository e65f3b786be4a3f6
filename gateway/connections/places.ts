import { HubError } from '../../platform/errors';
import type { Caller } from '../subgraphs/subgraph';
import type { ConnectionLimits } from './limits';

/** How many places each holder has. */
class Tally {
  private readonly held = new Map<string, number>();

  constructor(private readonly allowed: number) {}

  /** False when the holder has as many as are allowed. */
  take(holder: string): boolean {
    const held = this.held.get(holder) ?? 0;
    if (held >= this.allowed) return false;
    this.held.set(holder, held + 1);
    return true;
  }

  giveBack(holder: string): void {
    const held = this.held.get(holder) as number;
    if (held === 1) this.held.delete(holder);
    else this.held.set(holder, held - 1);
  }

  get holders(): number {
    return this.held.size;
  }
}

/** One open connection of a client. It is counted for its address at once, and for its viewer as soon as that is known. */
export interface Place {
  /** Throws OVERLOADED when the viewer holds as many as are allowed. */
  seat(caller: Caller): void;
  /** To be called when the connection ends; more than once is no harm. */
  leave(): void;
}

/** Counts the connections that clients hold open, so that no single one takes all that there is. */
export class Places {
  private readonly addresses: Tally;
  private readonly viewers: Tally;

  constructor(private readonly limits: Pick<ConnectionLimits, 'perAddress' | 'perViewer'>) {
    this.addresses = new Tally(limits.perAddress);
    this.viewers = new Tally(limits.perViewer);
  }

  /** Throws OVERLOADED when the address holds as many as are allowed. */
  take(address: string): Place {
    if (!this.addresses.take(address)) throw tooMany('connectionsPerAddress', this.limits.perAddress);
    let viewer: string | null = null;
    let left = false;
    return {
      seat: (caller) => {
        const holder = holderOf(caller, address);
        if (left || holder === null) return;
        if (!this.viewers.take(holder)) throw tooMany('connectionsPerViewer', this.limits.perViewer);
        viewer = holder;
      },
      leave: () => {
        if (left) return;
        left = true;
        this.addresses.giveBack(address);
        if (viewer !== null) this.viewers.giveBack(viewer);
      },
    };
  }

  /** Those who are counted at present; none when nothing is open. */
  get holders(): number {
    return this.addresses.holders + this.viewers.holders;
  }
}

/** The public is one viewer to everybody, and so is counted by address alone. */
function holderOf({ viewer, rightsClass }: Caller, address: string): string | null {
  if (!viewer.authenticated) return null;
  return viewer.person === null ? `${address} ${rightsClass}` : `person ${viewer.person}`;
}

function tooMany(limit: string, allowed: number): HubError {
  return new HubError('OVERLOADED', `There are ${allowed} connections open already, and no more are allowed.`, {
    extensions: { limit, allowed, measured: allowed + 1 },
  });
}
