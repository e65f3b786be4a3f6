import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import { AgendaItemType, toAgendaItem } from '../graphql/agenda';
import { GrantAwardType, GrantType, toGrant, toGrantAward } from '../graphql/grants';
import { OrganizationType, toOrganization } from '../graphql/organizations';
import { required } from './required';

@Resolver(() => GrantType)
export class GrantResolver {
  @Query(() => [GrantType], { nullable: true })
  async grants(
    @Arg('fiscalYear', () => String, { nullable: true }) fiscalYear: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<GrantType[]> {
    return (await loaders.grantsOf(fiscalYear ?? null)).map(toGrant);
  }

  @FieldResolver(() => [GrantAwardType])
  async awards(@Root() grant: GrantType, @Ctx() { loaders }: Context): Promise<GrantAwardType[]> {
    return (await loaders.awardsOfGrant.load(grant.id)).map(toGrantAward);
  }

  @FieldResolver(() => [AgendaItemType], { description: "Agenda items of the Mayor's Cabinet that act on it." })
  async cabinetActions(@Root() grant: GrantType, @Ctx() { loaders }: Context): Promise<AgendaItemType[]> {
    return (await loaders.cabinetActionsOfGrant.load(grant.id)).map(toAgendaItem);
  }
}

@Resolver(() => GrantAwardType)
export class GrantAwardResolver {
  @FieldResolver(() => GrantType)
  async grant(@Root() award: GrantAwardType, @Ctx() { loaders }: Context): Promise<GrantType> {
    return toGrant(required(await loaders.grant.load(award.grantId)));
  }

  @FieldResolver(() => OrganizationType)
  async organization(@Root() award: GrantAwardType, @Ctx() { loaders }: Context): Promise<OrganizationType> {
    return toOrganization(required(await loaders.organization.load(award.organizationId)));
  }
}
