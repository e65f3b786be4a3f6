import type { GraphQLError } from 'graphql';
import { badResponse } from '../subgraphs/failure';
import type { Caller, SubgraphResult } from '../subgraphs/subgraph';
import { cursorIn } from './event-cursor';
import { Executions } from './executions';
import { Gathering } from './gathering';
import { Member, NOWHERE } from './member';
import type { Message } from './message';
import { epochChanged, failureOf, invalidCursor, type Refusal, refusalIn } from './refusal';
import { Run, type RunHost } from './run';
import { Runs } from './runs';
import type { LiveSettings } from './settings';
import type { Source } from './source';
import type { Place, StreamCursors } from './stream-cursors';
import type { Subscriber } from './subscriber';
import type { OpenStream } from './upstream';

/** Where a stream that is live only is: positions count its events. */
const LIVE_ONLY: Place = { epoch: 0, pos: 0 };
/** So often a stream that went well is asked for again where the service says no more than that it failed. */
const MAY_PASS = 5;

/*
 * Who asks for the same, with the same rights. A member with a cursor is served by a run whose ring reaches back to it; if
 * there is none, it waits a moment with others like it, and a new run is begun at the least of their positions. Where a
 * run comes to what another one has, its members go over. A member without a cursor joins a run that is, or was, live,
 * and else one that is begun at the present.
 *
 * The epoch is the one that a subgraph told last. When it is another than before, all runs of the old one end.
 */

/** What a group needs of its surroundings. */
export interface GroupWorld {
  readonly settings: LiveSettings;
  readonly counters: LiveCounters;
  /** What clients may know of an error that is ours. */
  readonly tell: (error: unknown) => GraphQLError;
  /** Told why an upstream was lost, or ended. */
  readonly onFailure: (subgraph: string, failure: unknown) => void;
  /** It has had no members for a while, and has stopped. */
  readonly onEmpty: (group: Group) => void;
}

/** How often things happened since the start. */
export interface LiveCounters {
  /** Events executed. */
  executions: number;
  /** Upstreams opened, those that were lost and opened again included. */
  upstreams: number;
  /** Runs whose members went over to another. */
  merges: number;
}

export interface GroupOptions {
  readonly source: Source;
  /** One of the rights class that all members have. */
  readonly caller: Caller;
  /** Null where positions cannot be compared: then it is live only. */
  readonly cursors: StreamCursors | null;
  /** Where the upstream of a stream that is live only is asked to begin; null for the present. */
  readonly begin: string | null;
}

export class Group implements RunHost {
  private readonly runs = new Runs();
  private readonly members = new Set<Member>();
  private readonly gathering: Gathering;
  private readonly executions: Executions;
  private readonly cursors: StreamCursors | null;
  private source: Source;
  private lingering: NodeJS.Timeout | undefined;
  private stopped = false;
  private epoch = NOWHERE;

  constructor(
    private readonly options: GroupOptions,
    private readonly world: GroupWorld,
  ) {
    this.source = options.source;
    this.cursors = options.cursors;
    this.executions = new Executions(options.caller, world.settings);
    this.gathering = new Gathering(world.settings.gather, (members) => this.serve(members));
  }

  /** @param after a cursor, or whatever the client sent as one; undefined for the present */
  add(subscriber: Subscriber, after: unknown): Member {
    clearTimeout(this.lingering);
    const member: Member = new Member(subscriber, () => this.remove(member));
    this.members.add(member);
    const place = this.cursors?.open(after);
    if (place) member.begin(place, this.seal(place));
    else if (after !== undefined && this.cursors) member.refusal = invalidCursor;
    this.place(member);
    return member;
  }

  get isEmpty(): boolean {
    return this.members.size === 0;
  }

  tellProgress(): void {
    for (const run of this.runs) run.tellProgress();
  }

  /** Whether positions mean the same in this stream. */
  canAdopt({ fetch, stream }: Source): boolean {
    const own = this.source;
    return fetch.subgraph === own.fetch.subgraph && stream.isResumable === own.stream.isResumable;
  }

  /** Goes on under another schema. Resolves when nothing is executed any more under the one before. */
  async adopt(source: Source): Promise<void> {
    const { executor, fetch } = this.source;
    if (source.executor === executor) return;
    this.source = source;
    this.executions.forget();
    const settled = this.executions.settled();
    // What cannot be resumed is not cut off without need.
    if (this.cursors || fetch.text !== source.fetch.text) for (const run of this.runs) run.reopen();
    await settled;
  }

  fail(errors: readonly GraphQLError[]): void {
    this.stop();
    for (const member of this.members) member.fail(errors);
    clearTimeout(this.lingering);
  }

  /** Closes its upstreams, for good. Members are told nothing. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.lingering);
    this.gathering.stop();
    for (const run of this.runs) this.halt(run);
  }

  // What runs ask of their host.

  open(after: Place | null, ...[signal, onPosition]: Parameters<OpenStream>): ReturnType<OpenStream> {
    this.world.counters.upstreams++;
    const { operation, variables, executor } = this.source;
    const { caller, begin } = this.options;
    const from = this.cursors ? after && this.cursors.seal(after) : begin;
    return executor.subscribe(operation, { variables, caller, after: from, signal, onPosition });
  }

  read(run: Run, found: SubgraphResult | string): Place | undefined {
    if (!this.cursors) return typeof found === 'string' ? undefined : { epoch: run.epoch, pos: run.taken + 1 };
    const isEvent = typeof found !== 'string';
    const cursor = isEvent ? this.cursorIn(found) : found;
    const refusal = isEvent && cursor === undefined ? refusalIn(found, this.subgraph) : null;
    if (refusal) return this.refused(run, refusal);
    const place = this.cursors.open(cursor);
    // Nothing stands at 0: it is the place before the first event.
    if (!place || (isEvent && place.pos === 0)) return this.broken(run, badResponse('no cursor of the stream'));
    this.saw(run, place);
    return place;
  }

  execute(place: Place, event: SubgraphResult): Promise<Message> {
    const cursor = this.cursors ? this.cursors.seal(place) : (this.cursorIn(event) ?? null);
    const before = this.executions.count;
    const message = this.executions.message(this.source, event, cursor, this.cursors !== null);
    this.world.counters.executions += this.executions.count - before;
    return message;
  }

  seal(place: Place): string | null {
    return this.cursors?.seal(place) ?? null;
  }

  advanced(run: Run): void {
    if (run.stopped) return;
    const other = this.runs.successor(run);
    if (!other) return;
    this.world.counters.merges++;
    this.runs.remove(run);
    run.moveTo(other);
  }

  ahead(member: Member): void {
    member.server?.left(member);
    this.gathering.add(member);
  }

  released(member: Member): void {
    this.place(member);
  }

  /** A run without members is kept as long as it is the furthest: newcomers join it. */
  emptied(run: Run): void {
    if (this.runs.canSpare(run)) this.halt(run);
  }

  lost(run: Run, failure: unknown): boolean {
    if (failure !== undefined) this.world.onFailure(this.subgraph, failure);
    this.runs.forgetHead();
    if (this.cursors) return true;
    this.runs.remove(run);
    for (const member of run.audience.members) {
      if (failure === undefined) member.complete();
      else member.fail([failureOf(failure, this.subgraph, this.world.tell)]);
    }
    return false;
  }

  broken(run: Run, error: unknown): undefined {
    if (run.stopped) return;
    this.world.onFailure(this.subgraph, error);
    this.end(run, [failureOf(error, this.subgraph, this.world.tell)]);
  }

  private get subgraph(): string {
    return this.source.fetch.subgraph;
  }

  private cursorIn(event: SubgraphResult): string | undefined {
    return cursorIn(event, this.source.stream.source);
  }

  private remove(member: Member): void {
    this.members.delete(member);
    if (this.members.size > 0) return;
    clearTimeout(this.lingering);
    this.lingering = setTimeout(() => this.world.onEmpty(this), this.world.settings.linger);
    this.lingering.unref();
  }

  private place(member: Member): void {
    if (this.stopped) return;
    if (member.pos !== NOWHERE) return this.placeAt(member);
    (this.runs.present() ?? this.begin(null)).join(member);
  }

  private placeAt(member: Member): void {
    const run = this.runs.for(member);
    if (run) run.join(member);
    else this.gathering.add(member);
  }

  /** Those who were gathered, in the order of their positions. */
  private serve(members: readonly Member[]): void {
    for (const member of members) (this.runs.for(member) ?? this.begin(member)).join(member);
  }

  private begin(start: Place | null): Run {
    const run = new Run(this, this.cursors ? start : LIVE_ONLY, this.cursors === null, this.world.settings);
    this.runs.add(run);
    return run;
  }

  private saw(run: Run, place: Place): void {
    if (place.epoch !== this.epoch) this.turn(place);
    this.runs.knowHead(place.pos);
    if (run.isPlaced && run.epoch !== place.epoch) this.end(run, [epochChanged(this.seal(place) ?? '')]);
  }

  private turn(place: Place): void {
    this.epoch = place.epoch;
    this.runs.forgetHead();
    this.executions.forget();
    this.endEpochs((run) => run.confirmed && run.epoch !== place.epoch, [epochChanged(this.seal(place) ?? '')]);
  }

  private refused(run: Run, { code, isTemporary, errors }: Refusal): undefined {
    const mayPass = run.present && code === 'INTERNAL_SERVER_ERROR' && run.attempts < MAY_PASS;
    if (isTemporary || mayPass) return void run.drop();
    this.halt(run);
    // With the same epoch it is only this position that is beyond the log.
    const isOver =
      code === 'CURSOR_EPOCH_CHANGED' && this.cursors?.open(errors[0].extensions.cursor)?.epoch !== run.epoch;
    if (isOver) this.endEpochs(({ epoch }) => epoch === run.epoch, errors);
    if (code === 'CURSOR_TOO_OLD') this.rescue(run);
    run.fail(errors);
  }

  /** Only those who stood where the upstream was to begin are too old. */
  private rescue(run: Run): void {
    for (const member of run.audience.members) {
      if (member.pos <= run.taken) continue;
      run.audience.members.delete(member);
      this.placeAt(member);
    }
  }

  private endEpochs(isOld: (run: Run) => boolean, errors: readonly GraphQLError[]): void {
    for (const run of this.runs) if (run.isPlaced && isOld(run)) this.end(run, errors);
  }

  private end(run: Run, errors: readonly GraphQLError[]): void {
    this.halt(run);
    run.fail(errors);
  }

  private halt(run: Run): void {
    this.runs.remove(run);
    run.stop();
  }
}
