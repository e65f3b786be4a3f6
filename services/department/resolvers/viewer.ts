import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import { BodyType, toBody } from '../graphql/bodies';
import { ifFound } from '../graphql/found';
import { PersonType, toPerson } from '../graphql/people';
import { RoleGrantType, ViewerType } from '../graphql/viewer';

/** Who is asking. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Null for the public.' })
  viewer(@Ctx() { viewer }: Context): ViewerType | null {
    if (!viewer.authenticated) return null;
    return { personId: viewer.person, roles: viewer.grants.map(({ role, body }) => ({ role, bodyId: body })) };
  }

  @FieldResolver(() => PersonType, { nullable: true })
  async person(@Root() viewer: ViewerType, @Ctx() { loaders }: Context): Promise<PersonType | null> {
    return viewer.personId === null ? null : ifFound(await loaders.person.load(viewer.personId), toPerson);
  }
}

@Resolver(() => RoleGrantType)
export class RoleGrantResolver {
  @FieldResolver(() => BodyType, { nullable: true })
  async body(@Root() grant: RoleGrantType, @Ctx() { loaders }: Context): Promise<BodyType | null> {
    return grant.bodyId === null ? null : ifFound(await loaders.body.load(grant.bodyId), toBody);
  }
}
