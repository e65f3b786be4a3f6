import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { BodyType } from './bodies';
import { OrganizationType, ProgramType } from './organizations';
import { PersonType } from './people';

@ObjectType()
abstract class Payload {
  @Field(() => CursorScalar)
  cursor: string;
}

/** The payload of a command that shows a body. */
@ObjectType()
export abstract class BodyPayload extends Payload {
  @Field(() => BodyType)
  body: BodyType;
}

@ObjectType('RegisterBodyPayload')
export class RegisterBodyPayload extends BodyPayload {}

@ObjectType('UpdateBodyPayload')
export class UpdateBodyPayload extends BodyPayload {}

/** The payload of a command that shows a person. */
@ObjectType()
export abstract class PersonPayload extends Payload {
  @Field(() => PersonType)
  person: PersonType;
}

@ObjectType('AddPersonPayload')
export class AddPersonPayload extends PersonPayload {}

@ObjectType('UpdatePersonPayload')
export class UpdatePersonPayload extends PersonPayload {}

/** The payload of a command that shows an organization. */
@ObjectType()
export abstract class OrganizationPayload extends Payload {
  @Field(() => OrganizationType)
  organization: OrganizationType;
}

@ObjectType('AddOrganizationPayload')
export class AddOrganizationPayload extends OrganizationPayload {}

@ObjectType('UpdateOrganizationPayload')
export class UpdateOrganizationPayload extends OrganizationPayload {}

/** The payload of a command that shows a program. */
@ObjectType()
export abstract class ProgramPayload extends Payload {
  @Field(() => ProgramType)
  program: ProgramType;
}

@ObjectType('AddProgramPayload')
export class AddProgramPayload extends ProgramPayload {}

@ObjectType('UpdateProgramPayload')
export class UpdateProgramPayload extends ProgramPayload {}
