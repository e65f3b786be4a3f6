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
    return mapPage(await loaders.peopleNamed(wordsOf(text), { first: first ?? 20, after }), toPerson);
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

const MAX_WORDS = 10;

/** The words of a text, without those of signs alone: accents without a letter would be found in every name. */
function wordsOf(text: string): string[] {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) throw new HubError('BAD_USER_INPUT', 'Give at least one letter in the argument "text".');
  if (words.length > MAX_WORDS) {
    throw new HubError('BAD_USER_INPUT', `Give at most ${MAX_WORDS} words in the argument "text".`);
  }
  return words;
}

@Resolver(() => AffiliationType)
export class AffiliationResolver {
  @FieldResolver(() => OrganizationType)
  async organization(@Root() affiliation: AffiliationType, @Ctx() { loaders }: Context): Promise<OrganizationType> {
    return toOrganization(required(await loaders.organization.load(affiliation.organizationId)));
  }
}
