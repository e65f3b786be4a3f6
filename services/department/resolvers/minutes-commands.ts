import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { approveMinutes } from '../commands/approve-minutes';
import { correctMinutes } from '../commands/correct-minutes';
import { draftMinutes, postMinutes } from '../commands/draft-minutes';
import type { Context } from '../context';
import {
  ApproveMinutesInput,
  CorrectMinutesInput,
  DraftMinutesInput,
  PostMinutesInput,
} from '../graphql/minutes-inputs';
import {
  ApproveMinutesPayload,
  CorrectMinutesPayload,
  DraftMinutesPayload,
  PostMinutesPayload,
} from '../graphql/minutes-payloads';
import { withMeeting } from './command-payloads';

/** Commands on the minutes of a meeting. */
@Resolver()
export class MinutesCommandsResolver {
  @Mutation(() => DraftMinutesPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. Minutes NONE or DRAFT to DRAFT, of a meeting ADJOURNED. ILLEGAL_TRANSITION.',
  })
  async draftMinutes(
    @Arg('input', () => DraftMinutesInput) input: DraftMinutesInput,
    @Ctx() context: Context,
  ): Promise<DraftMinutesPayload> {
    return withMeeting(context, await draftMinutes(context, input));
  }

  @Mutation(() => PostMinutesPayload, {
    nullable: true,
    description: 'Co-chair, staff, clerk. Minutes DRAFT to POSTED_DRAFT, for all to see. ILLEGAL_TRANSITION.',
  })
  async postMinutes(
    @Arg('input', () => PostMinutesInput) input: PostMinutesInput,
    @Ctx() context: Context,
  ): Promise<PostMinutesPayload> {
    return withMeeting(context, await postMinutes(context, input));
  }

  @Mutation(() => ApproveMinutesPayload, {
    nullable: true,
    description:
      'Co-chair, clerk. Minutes POSTED_DRAFT to APPROVED by a later meeting of the body. ILLEGAL_TRANSITION.',
  })
  async approveMinutes(
    @Arg('input', () => ApproveMinutesInput) input: ApproveMinutesInput,
    @Ctx() context: Context,
  ): Promise<ApproveMinutesPayload> {
    return withMeeting(context, await approveMinutes(context, input));
  }

  @Mutation(() => CorrectMinutesPayload, {
    nullable: true,
    description:
      'Co-chair, clerk. Minutes APPROVED or CORRECTED to CORRECTED; the old version stays readable. ILLEGAL_TRANSITION.',
  })
  async correctMinutes(
    @Arg('input', () => CorrectMinutesInput) input: CorrectMinutesInput,
    @Ctx() context: Context,
  ): Promise<CorrectMinutesPayload> {
    return withMeeting(context, await correctMinutes(context, input));
  }
}
