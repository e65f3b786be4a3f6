import type { Cursors } from '../platform/cursors/cursors';
import type { Log } from '../platform/log';
import { Executor } from './execute/executor';
import { Graph } from './graph';
import type { Limits } from './limits/limits';
import { loadSupergraph, type SubgraphAddress } from './plan/supergraph';
import { BreakerSubgraph } from './subgraphs/breaker';
import { SubgraphClients } from './subgraphs/clients';
import { GivenUp, type SubgraphFailure } from './subgraphs/failure';
import type { Subgraph } from './subgraphs/subgraph';

export interface GraphMakerOptions {
  /** One for each subgraph that supergraphs name, or how to make it. */
  readonly subgraphs: ReadonlyMap<string, Subgraph> | ((address: SubgraphAddress) => Subgraph);
  /** Opens the positions that the hub's services give with their answers; without it, answers carry no cursor. */
  readonly cursors?: Cursors;
  /** For a whole query, in milliseconds: what has not come by then is null, with an error. 15 s by default. */
  readonly queryTimeout?: number;
  readonly log: Log;
}

/** Makes graphs of supergraphs, over subgraphs that outlive them and are left alone while they fail. */
export class GraphMaker {
  private readonly clients = new SubgraphClients((address) => this.open(address));

  constructor(
    private readonly options: GraphMakerOptions,
    private readonly limits: Limits,
  ) {}

  /** Throws an Error that says what is wrong with the supergraph, or which subgraph is missing. */
  make(sdl: string): Graph {
    const supergraph = loadSupergraph(sdl);
    const { cursors, queryTimeout } = this.options;
    const executor = new Executor(this.clients.take(supergraph.subgraphs), {
      onFailure: (subgraph, failure) => this.tellFailure(subgraph, failure),
      cursors,
      queryTimeout,
    });
    return new Graph(supergraph, executor, this.limits);
  }

  /** Lets go of what only this graph needs; nothing must use it any more. */
  release(graph: Graph): void {
    this.clients.release(graph.supergraph.subgraphs);
  }

  /** Gives up what is under way and lets go of connections. */
  close(): void {
    this.clients.close();
  }

  private open(address: SubgraphAddress): Subgraph {
    const { subgraphs, log } = this.options;
    const subgraph = typeof subgraphs === 'function' ? subgraphs(address) : subgraphs.get(address.name);
    if (!subgraph) throw new Error(`The supergraph names a subgraph ${address.name}, and none was given.`);
    const breaker: BreakerSubgraph = new BreakerSubgraph(subgraph, {
      onChange: (isGivenUp) => {
        const about = { subgraph: address.name, ...breaker.counters };
        if (isGivenUp) log.warn(about, 'subgraph given up for now');
        else log.info(about, 'subgraph answers again');
      },
    });
    return breaker;
  }

  /** That a subgraph is given up is told once, not for each who asked for it meanwhile. */
  private tellFailure(subgraph: string, failure: SubgraphFailure): void {
    if (failure instanceof GivenUp) return;
    this.options.log.warn({ subgraph, code: failure.code, reason: failure.message }, 'subgraph failed');
  }
}
