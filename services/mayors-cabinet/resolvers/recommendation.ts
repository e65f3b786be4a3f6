import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { answerOverdueDays, daysToAnswer } from '../domain/answer';
import type { Stage } from '../domain/values';
import { daysWaiting } from '../domain/waiting';
import {
  CabinetResponseType,
  DecisionType,
  ReportBackType,
  toCabinetResponse,
  toDecision,
  toReportBack,
} from '../graphql/answer';
import { StageEnum } from '../graphql/enums';
import { EndorsementType, NextMoveType, StageChangeType, toEndorsement, toStageChange } from '../graphql/history';
import { RecommendationType } from '../graphql/recommendation';
import { AgendaItemStub, MeetingStub } from '../graphql/stubs';
import type { Context } from '../context';
import { agendaItemsOf, allowedMovesOf, meetingOf, nextMoveOf, relatedOf } from './life';

@Resolver(() => RecommendationType)
export class RecommendationResolver {
  @FieldResolver(() => [EndorsementType], { description: 'Other bodies that stand behind it.' })
  async endorsements(@Root() { id }: RecommendationType, @Ctx() { loaders }: Context): Promise<EndorsementType[]> {
    return (await loaders.endorsements.load(id)).map(toEndorsement);
  }

  @FieldResolver(() => Int, {
    description: 'Whole days the author has waited on the Cabinet; stops at the decision, pauses while returned.',
  })
  async daysWaiting(@Root() { id }: RecommendationType, @Ctx() { loaders, today }: Context): Promise<number> {
    return daysWaiting(await loaders.history.load(id), today);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Whole days from submission to the answer; null until answered.',
  })
  async daysToAnswer(
    @Root() { id, submittedAt }: RecommendationType,
    @Ctx() { loaders }: Context,
  ): Promise<number | null> {
    const response = await loaders.response.load(id);
    return response && daysToAnswer(submittedAt, response.at);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Days past Decision.answerDueOn while the answer is owed; 0 or null otherwise.',
  })
  async answerOverdueDays(
    @Root() { id, stage }: RecommendationType,
    @Ctx() { loaders, today }: Context,
  ): Promise<number | null> {
    const decision = await loaders.decision.load(id);
    return answerOverdueDays(stage, decision?.answerDueOn ?? null, today);
  }

  @FieldResolver(() => NextMoveType, {
    nullable: true,
    description: 'Whose turn it is, and by when where a day is promised; null when nothing is owed by anybody.',
  })
  nextMove(@Root() recommendation: RecommendationType, @Ctx() context: Context): Promise<NextMoveType | null> {
    return nextMoveOf(context, recommendation);
  }

  @FieldResolver(() => [AgendaItemStub], {
    nullable: 'itemsAndList',
    description:
      'Items of Cabinet meetings that took it up or will, oldest first; ' +
      'null where the agenda is not yet for this viewer.',
  })
  agendaItems(@Root() { id }: RecommendationType, @Ctx() context: Context): Promise<AgendaItemStub[] | null> {
    return agendaItemsOf(context, id);
  }

  @FieldResolver(() => DecisionType, { nullable: true })
  async decision(@Root() { id }: RecommendationType, @Ctx() { loaders }: Context): Promise<DecisionType | null> {
    const decision = await loaders.decision.load(id);
    return decision && toDecision(decision);
  }

  @FieldResolver(() => CabinetResponseType, {
    nullable: true,
    description: 'The written answer; null while it is owed.',
  })
  async response(@Root() { id }: RecommendationType, @Ctx() { loaders }: Context): Promise<CabinetResponseType | null> {
    const response = await loaders.response.load(id);
    return response && toCabinetResponse(response);
  }

  @FieldResolver(() => ReportBackType, {
    nullable: true,
    description: "The author body's own word on the answer; closes the loop.",
  })
  async reportBack(@Root() { id }: RecommendationType, @Ctx() { loaders }: Context): Promise<ReportBackType | null> {
    const reportBack = await loaders.reportBack.load(id);
    return reportBack && toReportBack(reportBack);
  }

  @FieldResolver(() => [StageChangeType], { description: 'Append-only, oldest first.' })
  async history(@Root() { id }: RecommendationType, @Ctx() { loaders }: Context): Promise<StageChangeType[]> {
    return (await loaders.history.load(id)).map(toStageChange);
  }

  @FieldResolver(() => [RecommendationType], { description: 'On the same subject, or opened by a referral.' })
  related(@Root() recommendation: RecommendationType, @Ctx() context: Context): Promise<RecommendationType[]> {
    return relatedOf(context, recommendation);
  }

  @FieldResolver(() => [StageEnum], { description: 'Moves the viewer may make from here.' })
  allowedMoves(@Root() recommendation: RecommendationType, @Ctx() context: Context): Promise<Stage[]> {
    return allowedMovesOf(context, recommendation);
  }
}

@Resolver(() => StageChangeType)
export class StageChangeResolver {
  @FieldResolver(() => MeetingStub, {
    nullable: true,
    description: 'The meeting that a SCHEDULED, DEFERRED or DECIDED step is about.',
  })
  meeting(@Root() step: StageChangeType, @Ctx() context: Context): Promise<MeetingStub | null> {
    return meetingOf(context, step);
  }
}
