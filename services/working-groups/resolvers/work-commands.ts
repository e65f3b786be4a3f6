import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Done } from '../../../platform/commands/commands';
import { addActionItem, completeActionItem, updateActionItem } from '../commands/action-items';
import { noteLearning, recordDecision } from '../commands/learnings';
import { changeStrategyStatus, proposeStrategy, updateStrategy } from '../commands/strategies';
import type { Context } from '../context';
import { toActionItem } from '../graphql/action-item';
import { toGroupDecision, toLearning } from '../graphql/learning';
import { toStrategy } from '../graphql/strategy';
import { ChangeStrategyStatusInput, ProposeStrategyInput, UpdateStrategyInput } from '../graphql/strategy-inputs';
import { AddActionItemInput, CompleteActionItemInput, UpdateActionItemInput } from '../graphql/action-item-inputs';
import { NoteLearningInput, RecordDecisionInput } from '../graphql/learning-inputs';
import {
  AddActionItemPayload,
  ChangeStrategyStatusPayload,
  CompleteActionItemPayload,
  type DecisionPayload,
  type LearningPayload,
  NoteLearningPayload,
  ProposeStrategyPayload,
  RecordDecisionPayload,
  type StrategyPayload,
  type TaskPayload,
  UpdateActionItemPayload,
  UpdateStrategyPayload,
} from '../graphql/payloads';
import { there } from './there';

/** What groups work on: strategies, tasks, what they learn and decide. */
@Resolver()
export class WorkCommandsResolver {
  @Mutation(() => ProposeStrategyPayload, {
    nullable: true,
    description: 'Member of the group. To POTENTIAL.',
  })
  async proposeStrategy(
    @Arg('input', () => ProposeStrategyInput) input: ProposeStrategyInput,
    @Ctx() context: Context,
  ): Promise<ProposeStrategyPayload> {
    return withStrategy(context, await proposeStrategy(context, input));
  }

  @Mutation(() => UpdateStrategyPayload, {
    nullable: true,
    description: 'Co-chair.',
  })
  async updateStrategy(
    @Arg('input', () => UpdateStrategyInput) input: UpdateStrategyInput,
    @Ctx() context: Context,
  ): Promise<UpdateStrategyPayload> {
    return withStrategy(context, await updateStrategy(context, input));
  }

  @Mutation(() => ChangeStrategyStatusPayload, {
    nullable: true,
    description: 'Co-chair. Along StrategyStatus; the first ACTIVE sets startedOn. ILLEGAL_TRANSITION.',
  })
  async changeStrategyStatus(
    @Arg('input', () => ChangeStrategyStatusInput) input: ChangeStrategyStatusInput,
    @Ctx() context: Context,
  ): Promise<ChangeStrategyStatusPayload> {
    return withStrategy(context, await changeStrategyStatus(context, input));
  }

  @Mutation(() => AddActionItemPayload, {
    nullable: true,
    description: 'Co-chair, staff liaison.',
  })
  async addActionItem(
    @Arg('input', () => AddActionItemInput) input: AddActionItemInput,
    @Ctx() context: Context,
  ): Promise<AddActionItemPayload> {
    return withTask(context, await addActionItem(context, input));
  }

  @Mutation(() => UpdateActionItemPayload, {
    nullable: true,
    description: 'Co-chair, staff liaison; its owner for the status. ILLEGAL_TRANSITION out of DONE.',
  })
  async updateActionItem(
    @Arg('input', () => UpdateActionItemInput) input: UpdateActionItemInput,
    @Ctx() context: Context,
  ): Promise<UpdateActionItemPayload> {
    return withTask(context, await updateActionItem(context, input));
  }

  @Mutation(() => CompleteActionItemPayload, {
    nullable: true,
    description: 'Co-chair, staff liaison, its owner. Open to DONE. ILLEGAL_TRANSITION.',
  })
  async completeActionItem(
    @Arg('input', () => CompleteActionItemInput) input: CompleteActionItemInput,
    @Ctx() context: Context,
  ): Promise<CompleteActionItemPayload> {
    return withTask(context, await completeActionItem(context, input));
  }

  @Mutation(() => NoteLearningPayload, {
    nullable: true,
    description: 'Co-chair. What an indicator showed and what the group changes.',
  })
  async noteLearning(
    @Arg('input', () => NoteLearningInput) input: NoteLearningInput,
    @Ctx() context: Context,
  ): Promise<NoteLearningPayload> {
    return withLearning(context, await noteLearning(context, input));
  }

  @Mutation(() => RecordDecisionPayload, {
    nullable: true,
    description: 'Co-chair. Of a meeting of the group, held or in session.',
  })
  async recordDecision(
    @Arg('input', () => RecordDecisionInput) input: RecordDecisionInput,
    @Ctx() context: Context,
  ): Promise<RecordDecisionPayload> {
    return withDecision(context, await recordDecision(context, input));
  }
}

/** The payload of a command: the strategy as it is now. */
async function withStrategy({ loaders }: Context, { subject, cursor }: Done): Promise<StrategyPayload> {
  return { strategy: toStrategy(there(await loaders.strategy.load(subject))), cursor };
}

/** As this viewer may see it. */
async function withTask(context: Context, { subject, cursor }: Done): Promise<TaskPayload> {
  return { actionItem: toActionItem(there(await context.loaders.actionItem.load(subject)), context), cursor };
}

async function withLearning({ loaders }: Context, { subject, cursor }: Done): Promise<LearningPayload> {
  return { learning: toLearning(there(await loaders.learning.load(subject))), cursor };
}

async function withDecision({ loaders }: Context, { subject, cursor }: Done): Promise<DecisionPayload> {
  return { decision: toGroupDecision(there(await loaders.decision.load(subject))), cursor };
}
