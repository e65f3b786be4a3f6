import { Entity, Index } from 'typeorm';
import {
  Day,
  Id,
  Ids,
  Int,
  OneOf,
  ProvenanceColumn,
  Ref,
  Strs,
  Text,
  Version,
} from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { PRIORITY_STATUSES, type PriorityStatus } from '../domain/vocabulary';
import { ParentCabinet } from './parent-cabinet';

/** Something that parents said matters. */
@Entity()
@Index(['cabinetId'])
@Index(['sessionIds'], { type: 'gin' })
@Index(['meetingIds'], { type: 'gin' })
@Index(['indicatorIds'], { type: 'gin' })
export class ParentPriority {
  @Id() id: string;
  @Version() version: number;
  @Ref(() => ParentCabinet) cabinetId: string;
  @Text() title: TranslatedText;
  @Text({ nullable: true }) why: TranslatedText | null;
  /** The band (see domain/bands) of how many parents it was heard from; the number itself is not kept. */
  @Int() heardFromMin: number;
  @Int({ nullable: true }) heardFromMax: number | null;
  /** Parts of the city. */
  @Strs() areas: string[];
  @OneOf(PRIORITY_STATUSES) status: PriorityStatus;
  /** Null when the day is not known. */
  @Day({ nullable: true }) raisedOn: string | null;
  /** Listening sessions in which it was heard. */
  @Ids() sessionIds: string[];
  /** Meetings of the Parent Cabinet in which it was raised or chosen. */
  @Ids() meetingIds: string[];
  @Ids() indicatorIds: string[];
  @ProvenanceColumn() provenance: Provenance;
}
