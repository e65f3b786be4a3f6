import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../../platform/errors';
import { mapPage, type Page } from '../../../platform/loaders/pages';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Context } from '../context';
import { holdsOn } from '../domain/validity';
import { ifFound } from '../graphql/found';
import { OrganizationType, toOrganization } from '../graphql/organizations';
import { AffiliationType, PersonConnection, PersonType, toAffiliation, toPerson } from '../graphql/people';
import { mayFindPeople } from '../policies/people';
import { required } from './required';

/** The directory. */
@Resolver(() => PersonType)
export class PersonResolver {
  @Query(() => PersonType, { nullable: true })
  async person(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<PersonType | null> {
    return ifFound(await loaders.person.load(id), toPerson);
  }

  @Query(() => PersonConnection, {
    nullable: true,
    description:
      'The directory by name, for those who seat people: staff, clerk, co-chairs, staff liaisons. FORBIDDEN for others. Parents are not found by name.',
  })
  async people(
    @Ctx() { loaders, viewer }: Context,
    @Arg('text', () => String) text: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Page<PersonType>> {
    if (!mayFindPeople(viewer)) {
      throw new HubError('FORBIDDEN', 'The directory is open to staff, the clerk, co-chairs and staff liaisons.');
    }
    if (text.trim() === '') throw new HubError('BAD_USER_INPUT', 'The argument "text" must not be blank.');
    return mapPage(await loaders.peopleNamed(text.trim(), { first: first ?? 20, after }), toPerson);
  }

  @FieldResolver(() => [AffiliationType])
  async affiliations(
    @Root() person: PersonType,
    @Ctx() { loaders }: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf: string | null,
  ): Promise<AffiliationType[]> {
    const affiliations = await loaders.affiliationsOfPerson.load(person.id);
    return affiliations.filter((affiliation) => !asOf || holdsOn(affiliation, asOf)).map(toAffiliation);
  }
}

@Resolver(() => AffiliationType)
export class AffiliationResolver {
  @FieldResolver(() => OrganizationType)
  async organization(@Root() affiliation: AffiliationType, @Ctx() { loaders }: Context): Promise<OrganizationType> {
    return toOrganization(required(await loaders.organization.load(affiliation.organizationId)));
  }
}
