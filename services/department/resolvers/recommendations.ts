import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { MoneyType } from '../../../platform/subgraph/common-types';
import type { Money } from '../../../platform/database/values';
import type { Context } from '../context';
import { eachFound, ifFound } from '../graphql/found';
import { GrantType, toGrant } from '../graphql/grants';
import {
  ImplementationNoteType,
  ImplementationType,
  MilestoneType,
  RecommendationType,
  toImplementation,
  toImplementationNote,
  toMilestone,
} from '../graphql/implementation';
import { OrganizationType, toOrganization } from '../graphql/organizations';
import { PersonType, toPerson } from '../graphql/people';

/** What the department adds to a recommendation of the Cabinet's docket. */
@Resolver(() => RecommendationType)
export class RecommendationResolver {
  @FieldResolver(() => ImplementationType, {
    nullable: true,
    description: 'Null until the department has taken it up.',
  })
  async implementation(
    @Root() { id }: RecommendationType,
    @Ctx() { loaders }: Context,
  ): Promise<ImplementationType | null> {
    return ifFound(await loaders.implementation.load(id), toImplementation);
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'What it would cost, as the department reckons.' })
  async fiscalNote(@Root() { id }: RecommendationType, @Ctx() { loaders }: Context): Promise<Money | null> {
    const note = await loaders.fiscalNote.load(id);
    return note?.amount ?? null;
  }

  @FieldResolver(() => [GrantType], { nullable: true, description: 'Grants that could pay for it.' })
  async grants(@Root() { id }: RecommendationType, @Ctx() { loaders }: Context): Promise<GrantType[]> {
    const note = await loaders.fiscalNote.load(id);
    return eachFound(await loaders.grant.loadMany(note?.grantIds ?? []), toGrant);
  }
}

@Resolver(() => ImplementationType)
export class ImplementationResolver {
  @FieldResolver(() => OrganizationType, { nullable: true })
  async lead(@Root() { leadId }: ImplementationType, @Ctx() { loaders }: Context): Promise<OrganizationType | null> {
    return leadId === null ? null : ifFound(await loaders.organization.load(leadId), toOrganization);
  }

  @FieldResolver(() => PersonType, { nullable: true })
  async leadPerson(
    @Root() { leadPersonId }: ImplementationType,
    @Ctx() { loaders }: Context,
  ): Promise<PersonType | null> {
    return leadPersonId === null ? null : ifFound(await loaders.person.load(leadPersonId), toPerson);
  }

  @FieldResolver(() => [MilestoneType])
  async milestones(@Root() { id }: ImplementationType, @Ctx() { loaders }: Context): Promise<MilestoneType[]> {
    return (await loaders.milestonesOfImplementation.load(id)).map(toMilestone);
  }

  @FieldResolver(() => [ImplementationNoteType], { description: 'Oldest first.' })
  async notes(@Root() { id }: ImplementationType, @Ctx() { loaders }: Context): Promise<ImplementationNoteType[]> {
    return (await loaders.notesOfImplementation.load(id)).map(toImplementationNote);
  }
}
