import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { connectionOf } from '../../../platform/subgraph/connection';
import type { RequestScope } from '../../../platform/subgraph/context';
import { DateScalar } from '../../../platform/subgraph/scalars';
import { overdueDays } from '../domain/overdue';
import type { ActionStatus } from '../domain/vocabulary';
import type { ActionItem } from '../entities/action-item';
import { seesWhole } from '../policies/action-item';
import { ActionStatusEnum } from './enums';
import { MeetingStub, OrganizationStub, PersonStub, stub } from './stubs';

@ObjectType('ActionItem', {
  description: 'A task that somebody took on. The public sees title, organization and status.',
})
@Directive('@key(fields: "id")')
export class ActionItemType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  groupId: string;

  @Field(() => TranslatedTextType)
  title: TranslatedText;

  @Field(() => PersonStub, { nullable: true })
  owner: PersonStub | null;

  @Field(() => OrganizationStub, { nullable: true })
  organization: OrganizationStub | null;

  @Field(() => DateScalar, { nullable: true })
  dueOn: string | null;

  @Field(() => ActionStatusEnum)
  status: ActionStatus;

  @Field(() => DateScalar, { nullable: true })
  completedOn: string | null;

  @Field(() => Int, { nullable: true, description: 'Days past dueOn; 0 or null when not overdue.' })
  overdueDays: number | null;

  strategyId: string | null;

  @Field(() => MeetingStub, { nullable: true, description: 'The meeting in which it was agreed.' })
  agreedAt: MeetingStub | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export const ActionItemConnection = connectionOf(() => ActionItemType, 'ActionItem');

/** The task as this viewer may see it. */
export function toActionItem(row: ActionItem, { viewer, today }: RequestScope): ActionItemType {
  const whole = seesWhole(viewer, row);
  return {
    id: row.id,
    version: row.version,
    groupId: row.groupId,
    title: row.title,
    owner: whole ? stub(row.ownerId) : null,
    organization: stub(row.organizationId),
    dueOn: whole ? row.dueOn : null,
    status: row.status,
    completedOn: whole ? row.completedOn : null,
    overdueDays: whole ? overdueDays(row, today) : null,
    strategyId: whole ? row.strategyId : null,
    agreedAt: whole ? stub(row.agreedAtId) : null,
    provenance: row.provenance,
  };
}
