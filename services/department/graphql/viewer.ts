import { Field, ObjectType } from 'type-graphql';
import { type Role, ROLES } from '../../../platform/auth/viewer';
import { graphqlEnum } from '../../../platform/subgraph/enums';

export const RoleEnum = graphqlEnum(
  'Role',
  ROLES,
  "What a viewer may act as. CO_CHAIR is a chair too; CLERK is the Cabinet's liaison or clerk; all but STAFF, CABINET_MEMBER and CLERK are of one body.",
);

@ObjectType('RoleGrant')
export class RoleGrantType {
  @Field(() => RoleEnum)
  role: Role;

  bodyId: string | null;
}

@ObjectType('Viewer', { description: 'Who is asking, as the hub knows it. Never shared between viewers, in no cache.' })
export class ViewerType {
  @Field(() => [RoleGrantType])
  roles: RoleGrantType[];

  personId: string | null;
}
