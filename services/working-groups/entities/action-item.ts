import { Entity, Index } from 'typeorm';
import { Day, ForeignId, Id, OneOf, ProvenanceColumn, Ref, Text, Version } from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { ACTION_STATUSES, type ActionStatus } from '../domain/vocabulary';
import { Strategy } from './strategy';
import { WorkingGroup } from './working-group';

/** A task that somebody took on. Much of it is not for the public: see the policy. */
@Entity()
@Index(['groupId'])
@Index(['strategyId'])
@Index(['ownerId'])
@Index(['agreedAtId'])
@Index(['dueOn'])
export class ActionItem {
  @Id() id: string;
  @Version() version: number;
  @Ref(() => WorkingGroup) groupId: string;
  @Text() title: TranslatedText;
  /** The person who took it on. */
  @ForeignId({ nullable: true }) ownerId: string | null;
  @ForeignId({ nullable: true }) organizationId: string | null;
  @Day({ nullable: true }) dueOn: string | null;
  @OneOf(ACTION_STATUSES) status: ActionStatus;
  @Day({ nullable: true }) completedOn: string | null;
  @Ref(() => Strategy, { nullable: true }) strategyId: string | null;
  /** The meeting in which it was agreed. */
  @ForeignId({ nullable: true }) agreedAtId: string | null;
  @ProvenanceColumn() provenance: Provenance;
}
