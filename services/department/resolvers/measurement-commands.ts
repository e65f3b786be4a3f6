import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Done } from '../../../platform/commands/commands';
import { publishIndicatorPoints, setIndicatorForecast, setIndicatorTarget } from '../commands/indicator-points';
import { defineGoal, defineIndicator } from '../commands/indicators';
import type { Context } from '../context';
import {
  DefineGoalInput,
  DefineIndicatorInput,
  PublishIndicatorPointsInput,
  SetIndicatorForecastInput,
  SetIndicatorTargetInput,
} from '../graphql/indicator-inputs';
import { toGoal, toIndicator } from '../graphql/indicators';
import {
  DefineGoalPayload,
  DefineIndicatorPayload,
  type IndicatorPayload,
  PublishIndicatorPointsPayload,
  SetIndicatorForecastPayload,
  SetIndicatorTargetPayload,
} from '../graphql/measurement-payloads';
import { required } from './required';

/** Shared measurement: what is measured, what it came to, where it is to go. */
@Resolver()
export class MeasurementCommandsResolver {
  @Mutation(() => DefineGoalPayload, { nullable: true, description: 'Staff.' })
  async defineGoal(
    @Arg('input', () => DefineGoalInput) input: DefineGoalInput,
    @Ctx() context: Context,
  ): Promise<DefineGoalPayload> {
    const { subject, cursor } = await defineGoal(context, input);
    return { goal: toGoal(required(await context.loaders.goal.load(subject))), cursor };
  }

  @Mutation(() => DefineIndicatorPayload, { nullable: true, description: 'Staff.' })
  async defineIndicator(
    @Arg('input', () => DefineIndicatorInput) input: DefineIndicatorInput,
    @Ctx() context: Context,
  ): Promise<DefineIndicatorPayload> {
    return withIndicator(context, await defineIndicator(context, input));
  }

  @Mutation(() => PublishIndicatorPointsPayload, {
    nullable: true,
    description: 'Staff. Each point with its source; counts under the floor come suppressed.',
  })
  async publishIndicatorPoints(
    @Arg('input', () => PublishIndicatorPointsInput) input: PublishIndicatorPointsInput,
    @Ctx() context: Context,
  ): Promise<PublishIndicatorPointsPayload> {
    return withIndicator(context, await publishIndicatorPoints(context, input));
  }

  @Mutation(() => SetIndicatorTargetPayload, { nullable: true, description: 'Staff.' })
  async setIndicatorTarget(
    @Arg('input', () => SetIndicatorTargetInput) input: SetIndicatorTargetInput,
    @Ctx() context: Context,
  ): Promise<SetIndicatorTargetPayload> {
    return withIndicator(context, await setIndicatorTarget(context, input));
  }

  @Mutation(() => SetIndicatorForecastPayload, { nullable: true, description: 'Staff.' })
  async setIndicatorForecast(
    @Arg('input', () => SetIndicatorForecastInput) input: SetIndicatorForecastInput,
    @Ctx() context: Context,
  ): Promise<SetIndicatorForecastPayload> {
    return withIndicator(context, await setIndicatorForecast(context, input));
  }
}

/** The payload of a command: the indicator as it is now. */
async function withIndicator({ loaders }: Context, { subject, cursor }: Done): Promise<IndicatorPayload> {
  return { indicator: toIndicator(required(await loaders.indicator.load(subject))), cursor };
}
