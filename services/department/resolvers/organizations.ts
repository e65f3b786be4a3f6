import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Sector } from '../../../platform/database/values';
import type { Context } from '../context';
import { ifFound } from '../graphql/found';
import { GrantAwardType, toGrantAward } from '../graphql/grants';
import { IndicatorType, toIndicator } from '../graphql/indicators';
import { OrganizationType, ProgramType, SectorEnum, toOrganization, toProgram } from '../graphql/organizations';
import { required } from './required';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @Query(() => OrganizationType, { nullable: true })
  async organization(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<OrganizationType | null> {
    return ifFound(await loaders.organization.load(id), toOrganization);
  }

  @Query(() => [OrganizationType], { nullable: true })
  async organizations(
    @Arg('sector', () => SectorEnum, { nullable: true }) sector: Sector | null,
    @Ctx() { loaders }: Context,
  ): Promise<OrganizationType[]> {
    return (await loaders.organizationsIn(sector ?? null)).map(toOrganization);
  }

  @FieldResolver(() => [ProgramType])
  async programs(@Root() organization: OrganizationType, @Ctx() { loaders }: Context): Promise<ProgramType[]> {
    return (await loaders.programsOfOrganization.load(organization.id)).map(toProgram);
  }

  @FieldResolver(() => [GrantAwardType])
  async awards(@Root() organization: OrganizationType, @Ctx() { loaders }: Context): Promise<GrantAwardType[]> {
    return (await loaders.awardsOfOrganization.load(organization.id)).map(toGrantAward);
  }
}

@Resolver(() => ProgramType)
export class ProgramResolver {
  @FieldResolver(() => OrganizationType)
  async organization(@Root() program: ProgramType, @Ctx() { loaders }: Context): Promise<OrganizationType> {
    return toOrganization(required(await loaders.organization.load(program.organizationId)));
  }

  @FieldResolver(() => [IndicatorType], { description: 'Its own PERFORMANCE indicators.' })
  async performance(@Root() program: ProgramType, @Ctx() { loaders }: Context): Promise<IndicatorType[]> {
    return (await loaders.performanceOfProgram.load(program.id)).map(toIndicator);
  }
}
