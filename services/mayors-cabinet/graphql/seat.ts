import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Provenance, SourceRef, TranslatedText } from '../../../platform/database/values';
import { ProvenanceType, SourceRefType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Seat } from '../entities/seat';
import { BodyStub, stub } from './stubs';

@ObjectType('Seat', {
  description: 'A place on a body, by role. It is not its holder, and the holder is not always who acts.',
})
@Directive('@key(fields: "id")')
export class SeatType {
  @Field(() => ID) id: string;
  @Field(() => Int) version: number;
  @Field(() => BodyStub, { nullable: true }) body: BodyStub;
  @Field(() => TranslatedTextType) role: TranslatedText;
  @Field(() => SourceRefType, { nullable: true }) legalBasis: SourceRef | null;
  @Field(() => Boolean) coChair: boolean;

  @Field(() => Boolean, { description: 'False for staff who sit with the body; such a seat counts for no quorum.' })
  voting: boolean;

  @Field(() => Boolean) designeeAllowed: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'The days between which the seat exists.' })
  from: string | null;

  @Field(() => DateScalar, { nullable: true }) to: string | null;
  @Field(() => ProvenanceType) provenance: Provenance;
}

export function toSeat(row: Seat): SeatType {
  return {
    id: row.id,
    version: row.version,
    body: stub(row.bodyId),
    role: row.role,
    legalBasis: row.legalBasis,
    coChair: row.coChair,
    voting: row.voting,
    designeeAllowed: row.designeeAllowed,
    from: row.from,
    to: row.to,
    provenance: row.provenance,
  };
}
