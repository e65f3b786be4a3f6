import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { awardGrant, recordGrant } from '../commands/grants';
import type { Context } from '../context';
import { AwardGrantInput, RecordGrantInput } from '../graphql/grant-inputs';
import { toGrant, toGrantAward } from '../graphql/grants';
import { AwardGrantPayload, RecordGrantPayload } from '../graphql/money-payloads';
import { required } from './required';

/** Money that came, and who was given it. */
@Resolver()
export class MoneyCommandsResolver {
  @Mutation(() => RecordGrantPayload, { nullable: true, description: 'Staff.' })
  async recordGrant(
    @Arg('input', () => RecordGrantInput) input: RecordGrantInput,
    @Ctx() context: Context,
  ): Promise<RecordGrantPayload> {
    const { subject, cursor } = await recordGrant(context, input);
    return { grant: toGrant(required(await context.loaders.grant.load(subject))), cursor };
  }

  @Mutation(() => AwardGrantPayload, { nullable: true, description: 'Staff.' })
  async awardGrant(
    @Arg('input', () => AwardGrantInput) input: AwardGrantInput,
    @Ctx() context: Context,
  ): Promise<AwardGrantPayload> {
    const { subject, cursor } = await awardGrant(context, input);
    return { award: toGrantAward(required(await context.loaders.award.load(subject))), cursor };
  }
}
