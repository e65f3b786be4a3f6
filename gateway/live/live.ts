import type { GraphQLError } from 'graphql';
import type { Cursors } from '../../platform/cursors/cursors';
import { HubError } from '../../platform/errors';
import { coerceVariables } from '../execute/coerce-variables';
import type { Operation } from '../plan/operation';
import type { VariableValues } from '../plan/variables';
import type { Caller } from '../subgraphs/subgraph';
import { Group, type LiveCounters } from './group';
import { schemaChanged } from './refusal';
import { DEFAULT_LIVE, type LiveSettings } from './settings';
import { type Source, sourceOf, type StreamExecutor } from './source';
import { StreamCursors } from './stream-cursors';
import type { LiveSubscription, Subscriber } from './subscriber';

export interface LiveOptions {
  /** Opens and seals positions. Without it, streams cannot be resumed. */
  readonly cursors?: Cursors;
  readonly settings?: Partial<LiveSettings>;
  /** What clients may know of an error that is ours. */
  readonly tell: (error: unknown) => GraphQLError;
  /** Told why an upstream was lost, or ended. */
  readonly onFailure?: (subgraph: string, failure: unknown) => void;
}

/** One subscription, prepared. */
export interface LiveRequest<Question> {
  /** What `replace` is to prepare again. */
  readonly question: Question;
  readonly operation: Operation;
  readonly executor: StreamExecutor;
  /** Coerced. */
  readonly variables: VariableValues;
  readonly caller: Caller;
  /** Where to go on from, if the client says so beside the operation; else its argument `after` counts. */
  readonly after: string | null;
}

/** A schema at work. */
export interface LiveGraph<Question> {
  /** Rejects where the question is not valid, or may not be asked. */
  prepare(question: Question): Promise<Operation>;
  readonly executor: StreamExecutor;
}

/** What the client sends as variables; a question has more that only `prepare` reads. */
export interface WithVariables {
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

interface Known<Question> {
  readonly group: Group;
  readonly question: Question;
  readonly caller: Caller;
  key: string;
}

/** While others are planned. */
const PLAN_AGAIN_MS = 100;
/** Keys that no other request has; those that are shared begin with a hash. */
const ALONE = '?';

/** All streams of a gateway: those who ask for the same, with the same rights, share one. */
export class Live<Question extends WithVariables> {
  readonly counters: LiveCounters = { executions: 0, upstreams: 0, merges: 0 };
  private readonly groups = new Map<Group, Known<Question>>();
  private readonly byKey = new Map<string, Group>();
  private readonly settings: LiveSettings;
  private readonly clock: NodeJS.Timeout;
  private alone = 0;
  private replaced = 0;
  private stopped = false;

  constructor(private readonly options: LiveOptions) {
    this.settings = { ...DEFAULT_LIVE, ...options.settings };
    this.clock = setInterval(() => this.tellProgress(), this.settings.progress);
    this.clock.unref();
  }

  /**
   * Follows a subscription for a subscriber, who is told of what happens from then on; maybe before this returns. Throws
   * NOT_SUPPORTED for what no subgraph streams, and UNAVAILABLE once it was stopped.
   */
  subscribe(request: LiveRequest<Question>, subscriber: Subscriber): LiveSubscription {
    if (this.stopped) throw new HubError('UNAVAILABLE', 'The gateway is stopping. Try again in a second.');
    const { operation, executor, variables } = request;
    const source = sourceOf(operation, variables, executor);
    if (!source) throw new HubError('NOT_SUPPORTED', 'This is no subscription that a service streams.');
    const after = request.after ?? source.stream.afterOf(variables);
    return this.groupFor(request, source, after).add(subscriber, after);
  }

  /**
   * Goes on under another schema, which is to be the one of all later subscriptions: their streams are opened anew where
   * they are, and those that are not valid any more end with SCHEMA_CHANGED. Resolves when nothing is asked any more of
   * the executor before.
   */
  async replace(graph: LiveGraph<Question>): Promise<void> {
    const turn = ++this.replaced;
    const settled: Promise<void>[] = [];
    // One after the other, so that clients can plan theirs meanwhile.
    for (const known of [...this.groups.values()]) {
      const source = await this.prepareAgain(graph, known.question);
      if (turn !== this.replaced || this.stopped) break;
      if (source && known.group.canAdopt(source)) settled.push(this.adopt(known, source));
      else this.end(known.group);
    }
    await Promise.all(settled);
  }

  /** Closes all upstreams. Subscribers are told nothing: the doors hang up. */
  stop(): void {
    this.stopped = true;
    clearInterval(this.clock);
    for (const group of this.groups.keys()) group.stop();
  }

  private groupFor(request: LiveRequest<Question>, source: Source, after: unknown): Group {
    const key = this.keyOf(source, request.caller, after);
    const group = this.byKey.get(key);
    if (group?.canAdopt(source)) {
      // It may be one that `replace` has not come to yet, and that waits for it.
      void group.adopt(source);
      return group;
    }
    if (group) this.end(group);
    return this.create(key, request, source, after);
  }

  /** Where positions cannot be compared, who asks for one shares with nobody. */
  private keyOf(source: Source, caller: Caller, after: unknown): string {
    const isAlone = source.stream.isResumable && !this.options.cursors && after !== undefined;
    return isAlone ? `${ALONE}${++this.alone}` : sharedKey(source, caller);
  }

  /** Whoever asks for ever other streams, and leaves them, has few of them kept. */
  private limitLingerers(): void {
    const empty = [...this.groups.keys()].filter(({ isEmpty }) => isEmpty);
    if (empty.length > this.settings.lingerers) this.remove(empty[0]);
  }

  private create(key: string, { question, caller }: LiveRequest<Question>, source: Source, after: unknown): Group {
    this.limitLingerers();
    const { settings, counters } = this;
    const { cursors: all, tell, onFailure = () => undefined } = this.options;
    const cursors = all && source.stream.isResumable ? new StreamCursors(all, source.fetch.subgraph) : null;
    const begin = source.stream.isResumable && typeof after === 'string' ? after : null;
    const onEmpty = (group: Group): void => this.remove(group);
    const group = new Group({ source, caller, cursors, begin }, { settings, counters, tell, onFailure, onEmpty });
    this.groups.set(group, { group, question, caller, key });
    this.byKey.set(key, group);
    return group;
  }

  private end(group: Group): void {
    this.remove(group);
    group.fail([schemaChanged()]);
  }

  private remove(group: Group): void {
    const known = this.groups.get(group);
    group.stop();
    this.groups.delete(group);
    if (known && this.byKey.get(known.key) === group) this.byKey.delete(known.key);
  }

  /** Undefined where the question is not valid under the schema. */
  private async prepareAgain(graph: LiveGraph<Question>, question: Question): Promise<Source | undefined> {
    try {
      const operation = await graph.prepare(question);
      const coerced = coerceVariables(operation, question.variables);
      return 'errors' in coerced ? undefined : sourceOf(operation, coerced.values, graph.executor);
    } catch (error) {
      if (!(error instanceof HubError) || error.code !== 'OVERLOADED') return undefined;
      await new Promise((resolve) => setTimeout(resolve, PLAN_AGAIN_MS));
      return this.prepareAgain(graph, question);
    }
  }

  /** What the schema adds to variables, such as a default, may make it another stream for newcomers. */
  private adopt(known: Known<Question>, source: Source): Promise<void> {
    const { group, caller } = known;
    const isShared = !known.key.startsWith(ALONE);
    const key = isShared ? sharedKey(source, caller) : known.key;
    if (this.byKey.get(known.key) === group) this.byKey.delete(known.key);
    if (!this.byKey.has(key)) this.byKey.set(key, group);
    known.key = key;
    return group.adopt(source);
  }

  private tellProgress(): void {
    for (const group of this.groups.keys()) group.tellProgress();
  }
}

function sharedKey({ stream, variables }: Source, { rightsClass }: Caller): string {
  return `${stream.identity}\n${rightsClass}\n${JSON.stringify(variables)}`;
}
