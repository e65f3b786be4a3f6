import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { ProvenanceType, SourceRefType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Provenance, SourceRef, TranslatedText } from '../../../platform/database/values';
import {
  type Body,
  BODY_KINDS,
  type BodyKind,
  type Cadence,
  CADENCES,
  OPEN_MEETING_STATUSES,
  type OpenMeetingStatus,
} from '../entities/body';

export const BodyKindEnum = graphqlEnum(
  'BodyKind',
  BODY_KINDS,
  'What a body is. A kind that the list does not know yet is OTHER until the next release.',
);

export const OpenMeetingStatusEnum = graphqlEnum(
  'OpenMeetingStatus',
  OPEN_MEETING_STATUSES,
  'Whether the Connecticut open-meeting rules bind a body. UNDETERMINED until counsel says.',
);

export const CadenceEnum = graphqlEnum('Cadence', CADENCES, 'How often a body means to meet.');

@ObjectType('Body', { description: 'A body of the system, past or present. Adding one needs data, not a release.' })
@Directive('@key(fields: "id")')
export class BodyType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => String, { description: 'Its name in web addresses; stable.' })
  slug: string;

  @Field(() => BodyKindEnum)
  kind: BodyKind;

  @Field(() => TranslatedTextType)
  name: TranslatedText;

  @Field(() => [String])
  formerNames: string[];

  @Field(() => TranslatedTextType, {
    nullable: true,
    description:
      'What it is asked to do: for the working groups, to take a citywide lens and engage in innovative action guided by specific goals and areas of need.',
  })
  charge: TranslatedText | null;

  @Field(() => [TranslatedTextType])
  duties: TranslatedText[];

  @Field(() => SourceRefType, { nullable: true, description: 'The law or order that it stands on.' })
  legalBasis: SourceRef | null;

  @Field(() => CadenceEnum, { nullable: true })
  cadence: Cadence | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it surely existed; null when the record does not say.',
  })
  validFrom: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day of its existence; null while it exists, or when the record does not say.',
  })
  validTo: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The dates as the source words them, where they are less exact than a day ('fall 2022').",
  })
  validAsPublished: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many must be present; null when the body has no such rule or the record does not give it.',
  })
  quorum: number | null;

  @Field(() => OpenMeetingStatusEnum)
  openMeetingStatus: OpenMeetingStatus;

  @Field(() => String, {
    nullable: true,
    description: "A public page through which the body is reached; never a person's.",
  })
  contactUrl: string | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;

  parentId: string | null;
  informsIds: readonly string[];
  predecessorId: string | null;
}

export function toBody(row: Body): BodyType {
  return {
    id: row.id,
    version: row.version,
    slug: row.slug,
    kind: row.kind,
    name: row.name,
    formerNames: row.formerNames,
    charge: row.charge,
    duties: row.duties,
    legalBasis: row.legalBasis,
    cadence: row.cadence,
    parentId: row.parentId,
    informsIds: row.informsIds,
    validFrom: row.validFrom,
    validTo: row.validTo,
    validAsPublished: row.validAsPublished,
    predecessorId: row.predecessorId,
    quorum: row.quorum,
    openMeetingStatus: row.openMeetingStatus,
    contactUrl: row.contactUrl,
    provenance: row.provenance,
  };
}
