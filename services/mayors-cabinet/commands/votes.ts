import { type EntityManager, In } from 'typeorm';
import { Checks } from '../../../platform/commands/checks';
import type { Done } from '../../../platform/commands/commands';
import { expectVersion } from '../../../platform/commands/version';
import { checkId, readText } from '../../../platform/commands/values';
import { HubError } from '../../../platform/errors';
import type { Transaction } from '../../../platform/events/transaction';
import { newId } from '../../../platform/ids';
import type { Context } from '../context';
import { covers, onDay } from '../domain/seats';
import { agrees, isUnanimous } from '../domain/votes';
import { Motion, Vote } from '../entities/motion';
import { Seat, SeatHolding } from '../entities/seat';
import { votesCorrected, votesRecorded } from '../events/motions';
import type { CorrectVotesInput, RecordVotesInput, VoteInput } from '../graphql/motion-inputs';
import { requireClerk } from '../policies/clerk';
import { cabinetId, MAX_NOTE } from './recommendation-change';

/** The votes on a motion, once. @throws HubError ALREADY_EXISTS where there are some */
export function recordVotes(context: Context, input: RecordVotesInput): Promise<Done> {
  return context.command('recordVotes', input, async (tx) => {
    const motion = await openMotion(context, tx, input);
    if (await tx.manager.existsBy(Vote, { motionId: motion.id }))
      throw new HubError('ALREADY_EXISTS', 'The votes on this motion are recorded: correct them by correctVotes.');
    const checks = new Checks();
    const votes = await readVotes(checks, tx.manager, motion, input.votes);
    checkResult(checks, input);
    checks.done();
    const changed = await write(tx.manager, motion, votes, { result: input.result ?? motion.result });
    tx.record(votesRecorded(changed, votes, context.now));
    return motion.id;
  });
}

/** The votes as they were, in place of those that were recorded; those stay in the log. */
export function correctVotes(context: Context, input: CorrectVotesInput): Promise<Done> {
  return context.command('correctVotes', input, async (tx) => {
    const motion = await openMotion(context, tx, input);
    const checks = new Checks();
    const reason = readText(checks, 'reason', input.reason, MAX_NOTE);
    const before = await tx.manager.existsBy(Vote, { motionId: motion.id });
    checks.that(before, 'motion', 'must have votes to be corrected: record them by recordVotes');
    const votes = await readVotes(checks, tx.manager, motion, input.votes);
    checkResult(checks, input);
    checks.done();
    await tx.manager.delete(Vote, { motionId: motion.id });
    const result = input.result ?? motion.result;
    const changed = await write(tx.manager, motion, votes, {
      result,
      correctedAt: context.now,
      correctionReason: reason,
    });
    tx.record(votesCorrected(changed, votes, context.now));
    return motion.id;
  });
}

async function openMotion(
  { viewer }: Context,
  { manager }: Transaction,
  { motion: id, expectedVersion }: Pick<RecordVotesInput, 'motion' | 'expectedVersion'>,
): Promise<Motion> {
  const motion = await manager.findOne(Motion, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!motion) throw new HubError('NOT_FOUND', 'There is no such motion.');
  requireClerk(viewer);
  expectVersion(motion.version, expectedVersion);
  return motion;
}

/** One vote at most of each seat that votes; cast by its holder, or by somebody for them where the seat allows that. */
async function readVotes(
  checks: Checks,
  manager: EntityManager,
  motion: Motion,
  given: readonly VoteInput[],
): Promise<Vote[]> {
  const day = motion.movedOn;
  const seats = await manager.findBy(Seat, { bodyId: await cabinetId(manager), voting: true });
  const holdings = await manager.findBy(SeatHolding, { seatId: In(seats.map(({ id }) => id)) });
  const votes: Vote[] = [];
  checks.that(given.length > 0, 'votes', 'must not be empty');
  for (const [at, { seat: seatId, castBy = null, option }] of given.entries()) {
    const seat = seats.find(({ id }) => id === seatId);
    const isThere = seat !== undefined && covers(seat, day);
    checks.that(isThere, ['votes', at, 'seat'], 'must be a voting seat of the Cabinet on that day');
    const isFirst = given.findIndex((vote) => vote.seat === seatId) === at;
    checks.that(isFirst, ['votes', at, 'seat'], 'must not be there twice');
    checkId(checks, ['votes', at, 'castBy'], castBy);
    const holder = onDay(
      holdings.filter((holding) => holding.seatId === seatId),
      day,
    );
    const onBehalfOfHolder = castBy !== null && castBy !== (holder?.personId ?? null);
    if (isThere && onBehalfOfHolder)
      checks.that(seat.designeeAllowed, ['votes', at, 'castBy'], 'must be the holder: the seat allows no designee');
    votes.push({
      id: newId(),
      motionId: motion.id,
      seatId,
      castById: castBy ?? holder?.personId ?? null,
      onBehalfOfHolder,
      option,
    });
  }
  return votes;
}

function checkResult(checks: Checks, { result, votes }: Pick<RecordVotesInput, 'result' | 'votes'>): void {
  checks.that(result !== null, 'result', 'must have a value: leave it out to keep the one it has');
  if (result) checks.that(agrees(result, votes), 'result', 'must agree with the majority of the votes');
}

async function write(
  manager: EntityManager,
  motion: Motion,
  votes: readonly Vote[],
  changes: Partial<Motion>,
): Promise<Motion> {
  await manager.insert(Vote, [...votes]);
  const all = { ...changes, unanimous: isUnanimous(votes), version: motion.version + 1 };
  await manager.update(Motion, motion.id, all);
  return { ...motion, ...all };
}
