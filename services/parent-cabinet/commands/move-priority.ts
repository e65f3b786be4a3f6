import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { illegalTransition } from '../../../platform/commands/transition';
import { expectVersion } from '../../../platform/commands/version';
import { readText } from '../../../platform/commands/values';
import type { TranslatedText } from '../../../platform/database/values';
import { HubError } from '../../../platform/errors';
import type { Transaction } from '../../../platform/events/transaction';
import type { Context } from '../context';
import { legalMoves, moveFrom, type PriorityMove, type PriorityMutation } from '../domain/priority-moves';
import { ParentPriority } from '../entities/parent-priority';
import { priorityMoved } from '../events/priorities';
import type { ChoosePriorityInput, ClosePriorityInput } from '../graphql/priority-inputs';
import { requireRight } from '../policies/commands';
import { checkMeeting } from './own-meeting';

/** Characters of a reason in one language. */
const MAX_REASON = 2_000;

/** What else a move changes and tells. */
interface Details {
  readonly changes?: Partial<ParentPriority>;
  readonly reason?: TranslatedText | null;
}

/** The Parent Cabinet makes it its own. */
export function choosePriority(context: Context, input: ChoosePriorityInput): Promise<Done> {
  return movePriority(context, 'choosePriority', input, async ({ manager }, { cabinetId, meetingIds }) => {
    const { meeting = null } = input;
    const checks = new Checks();
    await checkMeeting(checks, manager, cabinetId, meeting);
    checks.done();
    if (meeting === null || meetingIds.includes(meeting)) return {};
    return { changes: { meetingIds: [...meetingIds, meeting] } };
  });
}

/** Nothing more is to come of it. */
export function closePriority(context: Context, input: ClosePriorityInput): Promise<Done> {
  return movePriority(context, 'closePriority', input, async () => {
    const checks = new Checks();
    const reason = readText(checks, 'reason', input.reason ?? null, MAX_REASON);
    checks.done();
    return { reason };
  });
}

function movePriority(
  context: Context,
  mutation: PriorityMutation,
  input: ChoosePriorityInput,
  work: (tx: Transaction, priority: ParentPriority) => Promise<Details>,
): Promise<Done> {
  return context.command(mutation, input, async (tx) => {
    const priority = await lockPriority(tx, input.priority);
    if (!priority) throw new HubError('NOT_FOUND', 'There is no such priority.');
    requireRight(context.viewer, priority.cabinetId, 'chair');
    if (moveFrom(priority.status, mutation) === null)
      throw illegalTransition('priority', priority.status, legalMoves(priority.status));
    expectVersion(priority.version, input.expectedVersion);
    await make(tx, priority, mutation, context.now, await work(tx, priority));
    return priority.id;
  });
}

/**
 * A move that follows from a fact of the Mayor's Cabinet. Where the priority does not stand where it leads from, nothing
 * happens.
 */
export async function moveByItself(tx: Transaction, id: string, move: PriorityMove, at: Date): Promise<void> {
  const priority = await lockPriority(tx, id);
  if (priority && moveFrom(priority.status, move) !== null) await make(tx, priority, move, at, {});
}

function lockPriority({ manager }: Transaction, id: string): Promise<ParentPriority | null> {
  return manager.findOne(ParentPriority, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

async function make(
  { manager, record }: Transaction,
  priority: ParentPriority,
  move: PriorityMove,
  at: Date,
  { changes, reason = null }: Details,
): Promise<void> {
  const status = moveFrom(priority.status, move) as ParentPriority['status'];
  const all = { ...changes, status, version: priority.version + 1 };
  await manager.update(ParentPriority, priority.id, all);
  record(priorityMoved({ ...priority, ...all }, reason, at));
}
