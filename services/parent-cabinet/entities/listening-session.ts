import { Entity, Index } from 'typeorm';
import { Day, Id, Int, ProvenanceColumn, Ref, SomeOf, Str, Strs, Texts } from '../../../platform/database/columns';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { MEETING_SUPPORTS, type MeetingSupport } from '../domain/vocabulary';
import { ParentCabinet } from './parent-cabinet';

/** An occasion on which parents were heard: themes only, no notes, no names. */
@Entity()
@Index(['cabinetId'])
export class ListeningSession {
  @Id() id: string;
  @Ref(() => ParentCabinet) cabinetId: string;
  @Day() on: string;
  /** A part of the city. */
  @Str({ nullable: true }) area: string | null;
  /** BCP 47 tags of what was spoken. */
  @Strs() languages: string[];
  /** The band (see domain/bands) of how many came; the number itself is not kept. */
  @Int() attendanceMin: number;
  @Int({ nullable: true }) attendanceMax: number | null;
  @SomeOf(MEETING_SUPPORTS) supports: MeetingSupport[];
  @Texts() themes: TranslatedText[];
  @ProvenanceColumn() provenance: Provenance;
}
