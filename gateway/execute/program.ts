import type { Operation } from '../plan/operation';
import type { Selection } from '../plan/response-shape';
import { compilePlan } from './compile-plan';
import { ContestedPlaces, placeAt } from './contested-places';
import { type EventFetch, eventFetch } from './root-fetch';
import { splitPlan } from './split-plan';
import type { Step } from './step';
import { TextWriter } from './text-writer';

let programs = 0;

/** An operation's plan as functions, made once and run any number of times. */
export class Program {
  /** Different for each program of this process. */
  readonly id = ++programs;
  /** Null when there is nothing to fetch; of a subscription, what is fetched for each event. */
  readonly step: Step | null;
  /** Of a subscription: where its events come from. */
  readonly event: EventFetch | null;
  /** Places of the tree at which equal objects become one. */
  private readonly shared = new Set<string>();
  private readonly writers = new WeakMap<Selection, TextWriter>();

  constructor(private readonly operation: Operation) {
    const { plan, supergraph } = operation;
    const isShareable = (keys: readonly string[]): boolean => this.share(keys);
    const contested = plan && new ContestedPlaces(plan);
    const context = contested && { relations: supergraph.relations, contested, isShareable };
    const { primary, rest } = splitPlan(plan);
    this.event = primary && context && eventFetch(primary, context);
    this.step = rest && context && compilePlan(rest, context);
  }

  writerOf(shape: Selection): TextWriter {
    let writer = this.writers.get(shape);
    if (!writer) this.writers.set(shape, (writer = new TextWriter(shape, (place) => this.shared.has(place))));
    return writer;
  }

  private share(keys: readonly string[]): boolean {
    if (!this.operation.hasOneSelection(keys)) return false;
    this.shared.add(placeAt(keys));
    return true;
  }
}
