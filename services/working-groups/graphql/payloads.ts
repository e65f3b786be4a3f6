import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../../../platform/subgraph/scalars';
import { ActionItemType } from './action-item';
import { GroupDecisionType, LearningType } from './learning';
import { StrategyObject } from './strategy';
import { WorkingGroupType } from './working-group';
import { WorkingGroupMemberType } from './working-group-member';

@ObjectType()
abstract class Payload {
  @Field(() => CursorScalar)
  cursor: string;
}

/** The payload of a command that shows a group. */
@ObjectType()
export abstract class GroupPayload extends Payload {
  @Field(() => WorkingGroupType)
  workingGroup: WorkingGroupType;
}

@ObjectType('CreateWorkingGroupPayload')
export class CreateWorkingGroupPayload extends GroupPayload {}

@ObjectType('UpdateWorkingGroupPayload')
export class UpdateWorkingGroupPayload extends GroupPayload {}

/** The payload of a command that shows a membership. */
@ObjectType()
export abstract class MemberPayload extends Payload {
  @Field(() => WorkingGroupMemberType)
  member: WorkingGroupMemberType;
}

@ObjectType('SeatMemberPayload')
export class SeatMemberPayload extends MemberPayload {}

@ObjectType('EndMembershipPayload')
export class EndMembershipPayload extends MemberPayload {}

/** The payload of a command that shows a strategy. */
@ObjectType()
export abstract class StrategyPayload extends Payload {
  @Field(() => StrategyObject)
  strategy: StrategyObject;
}

@ObjectType('ProposeStrategyPayload')
export class ProposeStrategyPayload extends StrategyPayload {}

@ObjectType('UpdateStrategyPayload')
export class UpdateStrategyPayload extends StrategyPayload {}

@ObjectType('ChangeStrategyStatusPayload')
export class ChangeStrategyStatusPayload extends StrategyPayload {}

/** The payload of a command that shows a task. */
@ObjectType()
export abstract class TaskPayload extends Payload {
  @Field(() => ActionItemType)
  actionItem: ActionItemType;
}

@ObjectType('AddActionItemPayload')
export class AddActionItemPayload extends TaskPayload {}

@ObjectType('UpdateActionItemPayload')
export class UpdateActionItemPayload extends TaskPayload {}

@ObjectType('CompleteActionItemPayload')
export class CompleteActionItemPayload extends TaskPayload {}

/** The payload of a command that shows a learning. */
@ObjectType()
export abstract class LearningPayload extends Payload {
  @Field(() => LearningType)
  learning: LearningType;
}

@ObjectType('NoteLearningPayload')
export class NoteLearningPayload extends LearningPayload {}

/** The payload of a command that shows a decision. */
@ObjectType()
export abstract class DecisionPayload extends Payload {
  @Field(() => GroupDecisionType)
  decision: GroupDecisionType;
}

@ObjectType('RecordDecisionPayload')
export class RecordDecisionPayload extends DecisionPayload {}
