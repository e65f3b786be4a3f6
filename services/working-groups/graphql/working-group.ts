import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { TranslatedText } from '../../../platform/database/values';
import { TranslatedTextType } from '../../../platform/subgraph/common-types';
import type { WorkingGroup } from '../entities/working-group';
import { BodyStub } from './stubs';

@ObjectType('WorkingGroup', {
  description:
    'A citywide, cross-sector group that meets monthly to execute on its goals and strategies, learning from data as it goes.',
})
@Directive('@key(fields: "id")')
export class WorkingGroupType {
  @Field(() => ID, { description: "Equal to its body's id." })
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => BodyStub, { nullable: true, description: 'Name, charge, cadence and meetings are there.' })
  body: BodyStub;

  @Field(() => [TranslatedTextType], { description: 'The identified citywide needs that it was created for.' })
  areasOfNeed: TranslatedText[];

  @Field(() => [TranslatedTextType], { description: 'Its goals, in its own words.' })
  goals: TranslatedText[];
}

export function toWorkingGroup(row: WorkingGroup): WorkingGroupType {
  return { id: row.id, version: row.version, body: { id: row.id }, areasOfNeed: row.areasOfNeed, goals: row.goals };
}
