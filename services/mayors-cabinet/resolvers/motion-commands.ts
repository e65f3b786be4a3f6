import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Done } from '../../../platform/commands/commands';
import { recordMotion } from '../commands/record-motion';
import { correctVotes, recordVotes } from '../commands/votes';
import type { Context } from '../context';
import { toMotion } from '../graphql/motion';
import { CorrectVotesInput, RecordMotionInput, RecordVotesInput } from '../graphql/motion-inputs';
import {
  CorrectVotesPayload,
  type MotionPayload,
  RecordMotionPayload,
  RecordVotesPayload,
} from '../graphql/motion-payloads';

/** Motions of the Cabinet, and the votes on them. */
@Resolver()
export class MotionCommandsResolver {
  @Mutation(() => RecordMotionPayload, {
    nullable: true,
    description: 'Clerk. On an item of a Cabinet meeting in session or past; the meeting learns of it by event.',
  })
  async recordMotion(
    @Arg('input', () => RecordMotionInput) input: RecordMotionInput,
    @Ctx() context: Context,
  ): Promise<RecordMotionPayload> {
    return shown(context, await recordMotion(context, input));
  }

  @Mutation(() => RecordVotesPayload, {
    nullable: true,
    description: 'Clerk. Once per motion, one vote for each voting seat at most. ALREADY_EXISTS: use correctVotes.',
  })
  async recordVotes(
    @Arg('input', () => RecordVotesInput) input: RecordVotesInput,
    @Ctx() context: Context,
  ): Promise<RecordVotesPayload> {
    return shown(context, await recordVotes(context, input));
  }

  @Mutation(() => CorrectVotesPayload, { nullable: true, description: 'Clerk. Marks the motion as corrected.' })
  async correctVotes(
    @Arg('input', () => CorrectVotesInput) input: CorrectVotesInput,
    @Ctx() context: Context,
  ): Promise<CorrectVotesPayload> {
    return shown(context, await correctVotes(context, input));
  }
}

/** The payload of a command: the motion as it is now. */
async function shown({ loaders }: Context, { subject, cursor }: Done): Promise<MotionPayload> {
  const row = await loaders.motion.load(subject);
  if (!row) throw new Error(`The motion ${subject} has gone.`);
  return { motion: toMotion(row), cursor };
}
