import type { EntityManager } from 'typeorm';
import { dayOf } from '../../../platform/clock';
import type { Done } from '../../../platform/commands/commands';
import { dependingOn } from '../../../platform/commands/depends-on';
import { illegalTransition } from '../../../platform/commands/transition';
import { expectVersion } from '../../../platform/commands/version';
import type { TranslatedText } from '../../../platform/database/values';
import { HubError } from '../../../platform/errors';
import type { NewEvent, Transaction } from '../../../platform/events/transaction';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { hasBegun } from '../domain/meetings';
import { legalMutations, moverOf, moveThrough, type Situation } from '../domain/stages';
import type { Stage } from '../domain/values';
import { CabinetResponse, Decision } from '../entities/answer';
import { KnownBody, KnownMeeting } from '../entities/known';
import { MayorsCabinet } from '../entities/mayors-cabinet';
import { Recommendation, StageChange } from '../entities/recommendation';
import { recommendationMoved } from '../events/recommendations';
import { moversOf } from '../policies/moves';

/** What every input of a move has. */
export interface MoveInput {
  readonly idempotencyKey: string;
  readonly expectedVersion?: number | null;
  readonly recommendation: string;
}

/** Characters of a reason or a note, in one language. */
export const MAX_NOTE = 4_000;

/** What is said of a step besides where it leads. */
export interface StepDetails {
  readonly note?: TranslatedText | null;
  readonly meetingId?: string | null;
}

/** One change of one recommendation that may be made: its row is locked until the change is committed. */
export class RecommendationChange {
  private changes: Partial<Recommendation> = {};
  private readonly happened: ((version: number) => NewEvent)[] = [];

  constructor(
    readonly tx: Transaction,
    readonly recommendation: Recommendation,
    readonly history: readonly StageChange[],
    readonly now: Date,
  ) {}

  get manager(): EntityManager {
    return this.tx.manager;
  }

  /** What of the row itself changes; what is undefined stays. */
  set(changes: Partial<Recommendation>): void {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.changes = { ...this.changes, ...Object.fromEntries(given) };
  }

  /** Whether anything of the row itself changes. */
  get isRevised(): boolean {
    return Object.keys(this.changes).length > 0;
  }

  /** The row as the change leaves it, but for its version. */
  get changed(): Recommendation {
    return { ...this.recommendation, ...this.changes };
  }

  /** What happened besides its moves, in order with them. */
  record(happened: (version: number) => NewEvent): void {
    this.happened.push(happened);
  }

  /**
   * Makes a step of its history, the last one from then on.
   * @param byId the body that makes it; null where it happens by itself
   */
  async move(to: Stage, byId: string | null, { note = null, meetingId = null }: StepDetails = {}): Promise<void> {
    const step: StageChange = {
      id: newId(),
      recommendationId: this.recommendation.id,
      position: this.history.length + 1,
      stage: to,
      at: this.now,
      byId,
      note,
      meetingId,
    };
    await this.manager.insert(StageChange, step);
    this.set({ stage: to, stageSince: this.now });
    this.record((version) => recommendationMoved(step, version));
  }

  /** Writes the row under its next version, and the events with it. */
  async commit(): Promise<void> {
    const version = this.recommendation.version + 1;
    await this.manager.update(Recommendation, this.recommendation.id, { ...this.changes, version });
    for (const happened of this.happened) this.tx.record(happened(version));
  }
}

/** Others who change it wait until this change is committed. Null where there is none. */
export async function openRecommendation(tx: Transaction, id: string, now: Date): Promise<RecommendationChange | null> {
  const { manager } = tx;
  const recommendation = await manager.findOne(Recommendation, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!recommendation) return null;
  const history = await manager.find(StageChange, { where: { recommendationId: id }, order: { position: 'ASC' } });
  return new RecommendationChange(tx, recommendation, history, now);
}

/**
 * Moves a recommendation: who may, where it stands, which version; then the work, which tells what is to be said of the
 * step.
 */
export function moveRecommendation(
  context: Context,
  mutation: string,
  input: MoveInput,
  work: (change: RecommendationChange) => Promise<StepDetails>,
): Promise<Done> {
  return context.command(mutation, input, async (tx) => {
    const change = await openRecommendation(tx, input.recommendation, context.now);
    if (!change) throw noRecommendation();
    const { recommendation } = change;
    const mover = moverOf(mutation);
    await requireMover(context, tx.manager, recommendation.fromId, mover);
    const situation = await situationOf(context, tx.manager, change);
    const to = moveThrough(mutation, situation);
    if (to === null) throw illegal(situation);
    expectVersion(recommendation.version, input.expectedVersion);
    const details = await work(change);
    const byId = mover === 'AUTHOR' ? recommendation.fromId : await cabinetId(tx.manager);
    await change.move(to, byId, details);
    await change.commit();
    return recommendation.id;
  });
}

/** Whether a meeting has begun is the department's to say, and may have been said already. */
function illegal(situation: Situation): HubError {
  const refusal = illegalTransition('recommendation', situation.stage, legalMutations(situation));
  return situation.stage === 'SCHEDULED' ? dependingOn(refusal, 'department') : refusal;
}

async function requireMover(
  { viewer }: Context,
  manager: EntityManager,
  authorId: string,
  mover: ReturnType<typeof moverOf>,
): Promise<void> {
  const author = await manager.findOneBy(KnownBody, { id: authorId });
  const movers = moversOf(viewer, { id: authorId, isDepartment: author?.kind === 'DEPARTMENT' });
  if (movers.has(mover)) return;
  throw new HubError(
    'FORBIDDEN',
    mover === 'CLERK' ? 'This is for the clerk of the Cabinet.' : 'This is for the body that sent it up.',
  );
}

/** What decides on its moves, as it is now. */
async function situationOf(
  { today, settings }: Context,
  manager: EntityManager,
  { recommendation: { id, stage }, history }: RecommendationChange,
): Promise<Situation> {
  const decision = await manager.findOneBy(Decision, { recommendationId: id });
  const response = await manager.findOneBy(CabinetResponse, { recommendationId: id });
  const meetingId = stage === 'SCHEDULED' ? history.at(-1)?.meetingId : null;
  const meeting = meetingId ? await manager.findOneBy(KnownMeeting, { id: meetingId }) : null;
  return {
    stage,
    outcome: decision?.outcome ?? null,
    answeredOn: response && dayOf(response.at),
    meetingBegun: meeting !== null && hasBegun(meeting.status),
    today,
    silenceDays: settings.silenceDays,
  };
}

/** Of the Mayor's Cabinet. @throws HubError NOT_FOUND before the city has one */
export async function cabinetId(manager: EntityManager): Promise<string> {
  const cabinet = await manager.findOne(MayorsCabinet, { where: {}, order: { id: 'ASC' } });
  if (!cabinet) throw new HubError('NOT_FOUND', "There is no Mayor's Cabinet.");
  return cabinet.id;
}

export function noRecommendation(): HubError {
  return new HubError('NOT_FOUND', 'There is no such recommendation.');
}
