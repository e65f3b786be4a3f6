import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Done } from '../../../platform/commands/commands';
import type { Money } from '../../../platform/database/values';
import { addMilestone, completeMilestone } from '../commands/milestones';
import { setFiscalNote } from '../commands/set-fiscal-note';
import { setImplementation } from '../commands/set-implementation';
import type { Context } from '../context';
import { toImplementation, toMilestone } from '../graphql/implementation';
import {
  AddMilestoneInput,
  CompleteMilestoneInput,
  SetFiscalNoteInput,
  SetImplementationInput,
} from '../graphql/implementation-inputs';
import {
  AddMilestonePayload,
  CompleteMilestonePayload,
  SetFiscalNotePayload,
  SetImplementationPayload,
} from '../graphql/implementation-payloads';
import { required } from './required';

/** How decisions of the Cabinet are carried out, and what that costs. */
@Resolver()
export class ImplementationCommandsResolver {
  @Mutation(() => SetFiscalNotePayload, {
    nullable: true,
    description:
      'Staff. What a recommendation would cost and which grants could pay, at any stage before it is CLOSED. ILLEGAL_TRANSITION.',
  })
  async setFiscalNote(
    @Arg('input', () => SetFiscalNoteInput) input: SetFiscalNoteInput,
    @Ctx() context: Context,
  ): Promise<SetFiscalNotePayload> {
    const { subject: id, cursor } = await setFiscalNote(context, input);
    const note = required(await context.loaders.fiscalNote.load(id));
    return { fiscalNote: note.amount as Money, recommendation: { id }, cursor };
  }

  @Mutation(() => SetImplementationPayload, {
    nullable: true,
    description:
      'Staff. Takes up, then updates, an answered recommendation that was ADOPTED or ADOPTED_WITH_CHANGES; the first time moves it to IMPLEMENTING. ILLEGAL_TRANSITION.',
  })
  async setImplementation(
    @Arg('input', () => SetImplementationInput) input: SetImplementationInput,
    @Ctx() context: Context,
  ): Promise<SetImplementationPayload> {
    const { subject: id, cursor } = await setImplementation(context, input);
    const implementation = toImplementation(required(await context.loaders.implementation.load(id)));
    return { implementation, recommendation: { id }, cursor };
  }

  @Mutation(() => AddMilestonePayload, {
    nullable: true,
    description: 'Staff. The recommendation must have an implementation. ILLEGAL_TRANSITION.',
  })
  async addMilestone(
    @Arg('input', () => AddMilestoneInput) input: AddMilestoneInput,
    @Ctx() context: Context,
  ): Promise<AddMilestonePayload> {
    return withMilestone(context, await addMilestone(context, input));
  }

  @Mutation(() => CompleteMilestonePayload, {
    nullable: true,
    description: 'Staff. ILLEGAL_TRANSITION when it is done already.',
  })
  async completeMilestone(
    @Arg('input', () => CompleteMilestoneInput) input: CompleteMilestoneInput,
    @Ctx() context: Context,
  ): Promise<CompleteMilestonePayload> {
    return withMilestone(context, await completeMilestone(context, input));
  }
}

/** The payload of a command whose subject is a milestone: with that of which it is a step, as both are now. */
async function withMilestone({ loaders }: Context, { subject, cursor }: Done): Promise<AddMilestonePayload> {
  const milestone = required(await loaders.milestone.load(subject));
  const implementation = required(await loaders.implementation.load(milestone.implementationId));
  return { milestone: toMilestone(milestone), implementation: toImplementation(implementation), cursor };
}
