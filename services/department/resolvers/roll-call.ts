import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import { ifFound } from '../graphql/found';
import { RollCallEntryType } from '../graphql/meeting-records';
import { PersonType, toPerson } from '../graphql/people';

@Resolver(() => RollCallEntryType)
export class RollCallEntryResolver {
  @FieldResolver(() => PersonType, { nullable: true })
  async person(@Root() entry: RollCallEntryType, @Ctx() { loaders }: Context): Promise<PersonType | null> {
    return entry.personId === null ? null : ifFound(await loaders.person.load(entry.personId), toPerson);
  }
}
