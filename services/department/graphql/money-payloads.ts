import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { GrantAwardType, GrantType } from './grants';

@ObjectType('RecordGrantPayload')
export class RecordGrantPayload {
  @Field(() => GrantType)
  grant: GrantType;

  @Field(() => CursorScalar)
  cursor: string;
}

@ObjectType('AwardGrantPayload')
export class AwardGrantPayload {
  @Field(() => GrantAwardType)
  award: GrantAwardType;

  @Field(() => CursorScalar)
  cursor: string;
}
