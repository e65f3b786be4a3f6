import { Field, ID, ObjectType } from 'type-graphql';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { connectionOf } from '../../../platform/subgraph/connection';
import { DateScalar, LanguageTagScalar } from '../../../platform/subgraph/scalars';
import { type Band, rebanded } from '../domain/bands';
import type { MeetingSupport } from '../domain/vocabulary';
import type { ListeningSession } from '../entities/listening-session';
import { CountRangeType } from './count-range';
import { MeetingSupportEnum } from './enums';

@ObjectType('ListeningSession', {
  description: 'An occasion on which parents were heard. Themes only; no notes, no names.',
})
export class ListeningSessionType {
  @Field(() => ID)
  id: string;

  @Field(() => DateScalar)
  on: string;

  @Field(() => String, { nullable: true })
  area: string | null;

  @Field(() => [LanguageTagScalar])
  languages: string[];

  @Field(() => CountRangeType)
  attendance: Band;

  @Field(() => [MeetingSupportEnum])
  supports: MeetingSupport[];

  @Field(() => [TranslatedTextType])
  themes: TranslatedText[];

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export const ListeningSessionConnection = connectionOf(() => ListeningSessionType, 'ListeningSession');

/** @param floor the suppression floor, which the bands follow */
export function toListeningSession(row: ListeningSession, floor: number): ListeningSessionType {
  return {
    id: row.id,
    on: row.on,
    area: row.area,
    languages: row.languages,
    attendance: rebanded({ min: row.attendanceMin, max: row.attendanceMax }, floor),
    supports: row.supports,
    themes: row.themes,
    provenance: row.provenance,
  };
}
