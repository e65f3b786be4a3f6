import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Done } from '../../../platform/commands/commands';
import { LANGUAGES } from '../../../platform/database/values';
import { answerRecommendation, reportBack } from '../commands/answer-recommendation';
import { decideRecommendation } from '../commands/decide-recommendation';
import {
  acknowledgeRecommendation,
  closeRecommendation,
  deferRecommendation,
  returnRecommendation,
  withdrawRecommendation,
} from '../commands/docket-moves';
import { endorseRecommendation } from '../commands/endorse-recommendation';
import { resubmitRecommendation } from '../commands/resubmit-recommendation';
import { scheduleRecommendation } from '../commands/schedule-recommendation';
import { submitRecommendation } from '../commands/submit-recommendation';
import type { Context } from '../context';
import { toRecommendation } from '../graphql/recommendation';
import {
  AcknowledgeRecommendationInput,
  AnswerRecommendationInput,
  CloseRecommendationInput,
  DecideRecommendationInput,
  DeferRecommendationInput,
  EndorseRecommendationInput,
  ReportBackInput,
  ResubmitRecommendationInput,
  ReturnRecommendationInput,
  ScheduleRecommendationInput,
  SubmitRecommendationInput,
  WithdrawRecommendationInput,
} from '../graphql/recommendation-inputs';
import {
  AcknowledgeRecommendationPayload,
  AnswerRecommendationPayload,
  CloseRecommendationPayload,
  DecideRecommendationPayload,
  DeferRecommendationPayload,
  EndorseRecommendationPayload,
  type RecommendationPayload,
  ReportBackPayload,
  ResubmitRecommendationPayload,
  ReturnRecommendationPayload,
  ScheduleRecommendationPayload,
  SubmitRecommendationPayload,
  WithdrawRecommendationPayload,
} from '../graphql/recommendation-payloads';

/** The life of a recommendation. */
@Resolver()
export class RecommendationCommandsResolver {
  @Mutation(() => SubmitRecommendationPayload, {
    nullable: true,
    description:
      "Co-chair or parent chair for the own body; staff for the department. To SUBMITTED. strategy and priority must be the author body's.",
  })
  async submitRecommendation(
    @Arg('input', () => SubmitRecommendationInput) input: SubmitRecommendationInput,
    @Ctx() context: Context,
  ): Promise<SubmitRecommendationPayload> {
    return shown(context, await submitRecommendation(context, input));
  }

  @Mutation(() => EndorseRecommendationPayload, {
    nullable: true,
    description:
      'Co-chair or parent chair for the own body, not the author; staff for the department. Before the decision. ALREADY_EXISTS, ILLEGAL_TRANSITION.',
  })
  async endorseRecommendation(
    @Arg('input', () => EndorseRecommendationInput) input: EndorseRecommendationInput,
    @Ctx() context: Context,
  ): Promise<EndorseRecommendationPayload> {
    return shown(context, await endorseRecommendation(context, input));
  }

  @Mutation(() => AcknowledgeRecommendationPayload, {
    nullable: true,
    description: 'Clerk. SUBMITTED to ACKNOWLEDGED. ILLEGAL_TRANSITION.',
  })
  async acknowledgeRecommendation(
    @Arg('input', () => AcknowledgeRecommendationInput) input: AcknowledgeRecommendationInput,
    @Ctx() context: Context,
  ): Promise<AcknowledgeRecommendationPayload> {
    return shown(context, await acknowledgeRecommendation(context, input));
  }

  @Mutation(() => ReturnRecommendationPayload, {
    nullable: true,
    description: 'Clerk. SUBMITTED, ACKNOWLEDGED or DEFERRED to RETURNED. ILLEGAL_TRANSITION.',
  })
  async returnRecommendation(
    @Arg('input', () => ReturnRecommendationInput) input: ReturnRecommendationInput,
    @Ctx() context: Context,
  ): Promise<ReturnRecommendationPayload> {
    return shown(context, await returnRecommendation(context, input));
  }

  @Mutation(() => ResubmitRecommendationPayload, {
    nullable: true,
    description: 'Author body. RETURNED to SUBMITTED. ILLEGAL_TRANSITION.',
  })
  async resubmitRecommendation(
    @Arg('input', () => ResubmitRecommendationInput) input: ResubmitRecommendationInput,
    @Ctx() context: Context,
  ): Promise<ResubmitRecommendationPayload> {
    return shown(context, await resubmitRecommendation(context, input));
  }

  @Mutation(() => ScheduleRecommendationPayload, {
    nullable: true,
    description:
      'Clerk. ACKNOWLEDGED or DEFERRED to SCHEDULED, on an item of a Cabinet meeting still to come. ILLEGAL_TRANSITION.',
  })
  async scheduleRecommendation(
    @Arg('input', () => ScheduleRecommendationInput) input: ScheduleRecommendationInput,
    @Ctx() context: Context,
  ): Promise<ScheduleRecommendationPayload> {
    return shown(context, await scheduleRecommendation(context, input));
  }

  @Mutation(() => DeferRecommendationPayload, {
    nullable: true,
    description: 'Clerk. ACKNOWLEDGED or SCHEDULED to DEFERRED. ILLEGAL_TRANSITION.',
  })
  async deferRecommendation(
    @Arg('input', () => DeferRecommendationInput) input: DeferRecommendationInput,
    @Ctx() context: Context,
  ): Promise<DeferRecommendationPayload> {
    return shown(context, await deferRecommendation(context, input));
  }

  @Mutation(() => DecideRecommendationPayload, {
    nullable: true,
    description: 'Clerk. SCHEDULED to DECIDED, once the meeting has begun. ILLEGAL_TRANSITION.',
  })
  async decideRecommendation(
    @Arg('input', () => DecideRecommendationInput) input: DecideRecommendationInput,
    @Ctx() context: Context,
  ): Promise<DecideRecommendationPayload> {
    return withReferral(context, await decideRecommendation(context, input));
  }

  @Mutation(() => AnswerRecommendationPayload, {
    nullable: true,
    description: 'Clerk. DECIDED to ANSWERED. ILLEGAL_TRANSITION.',
  })
  async answerRecommendation(
    @Arg('input', () => AnswerRecommendationInput) input: AnswerRecommendationInput,
    @Ctx() context: Context,
  ): Promise<AnswerRecommendationPayload> {
    return withLanguages(context, await answerRecommendation(context, input));
  }

  @Mutation(() => ReportBackPayload, {
    nullable: true,
    description: 'Author body. ANSWERED or IMPLEMENTING to REPORTED_BACK. ILLEGAL_TRANSITION.',
  })
  async reportBack(
    @Arg('input', () => ReportBackInput) input: ReportBackInput,
    @Ctx() context: Context,
  ): Promise<ReportBackPayload> {
    return shown(context, await reportBack(context, input));
  }

  @Mutation(() => CloseRecommendationPayload, {
    nullable: true,
    description:
      'Clerk. REPORTED_BACK to CLOSED; ANSWERED too, when it was not adopted and the author body has long been silent. ILLEGAL_TRANSITION.',
  })
  async closeRecommendation(
    @Arg('input', () => CloseRecommendationInput) input: CloseRecommendationInput,
    @Ctx() context: Context,
  ): Promise<CloseRecommendationPayload> {
    return shown(context, await closeRecommendation(context, input));
  }

  @Mutation(() => WithdrawRecommendationPayload, {
    nullable: true,
    description: 'Author body. Any stage before DECIDED to WITHDRAWN. ILLEGAL_TRANSITION.',
  })
  async withdrawRecommendation(
    @Arg('input', () => WithdrawRecommendationInput) input: WithdrawRecommendationInput,
    @Ctx() context: Context,
  ): Promise<WithdrawRecommendationPayload> {
    return shown(context, await withdrawRecommendation(context, input));
  }
}

/** The payload of a command: the recommendation as it stands now. */
async function shown({ loaders }: Context, { subject, cursor }: Done): Promise<RecommendationPayload> {
  const row = await loaders.recommendation.load(subject);
  if (!row) throw new Error(`The recommendation ${subject} has gone.`);
  return { recommendation: toRecommendation(row), cursor };
}

/** With the record that the referral opened, where that was the decision. */
async function withReferral(context: Context, done: Done): Promise<DecideRecommendationPayload> {
  const { loaders } = context;
  const decision = await loaders.decision.load(done.subject);
  const naming = decision?.referredToId ? await loaders.recommendationsRelatedTo.load(done.subject) : [];
  const referral = naming.find(({ fromId }) => fromId === decision?.referredToId);
  return { ...(await shown(context, done)), referral: referral ? toRecommendation(referral) : null };
}

async function withLanguages(context: Context, done: Done): Promise<AnswerRecommendationPayload> {
  const answer = await context.loaders.response.load(done.subject);
  const texts = answer ? [answer.text, answer.reasons] : [];
  const missingLanguages = LANGUAGES.filter((language) =>
    texts.some((text) => text[language === 'EN' ? 'en' : 'es'] === null),
  );
  return { ...(await shown(context, done)), missingLanguages };
}
