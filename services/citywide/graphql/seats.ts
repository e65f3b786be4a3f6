import { Field, Int, ObjectType } from 'type-graphql';
import { type Sector, SECTORS, type Side, SIDES, type TranslatedText } from '../../../platform/database/values';
import { TranslatedTextType } from '../../../platform/subgraph/common-types';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import { DateScalar } from '../../../platform/subgraph/scalars';
import { designeeLabel, memberLabel } from '../domain/roles';
import type { SectorCount } from '../domain/sectors';
import type { Sitting } from '../loaders/sittings';
import { BodyStub, OrganizationStub, PersonStub, stub } from './stubs';

export const SectorEnum = graphqlEnum(
  'Sector',
  SECTORS,
  "Which part of the city's life an organization belongs to; the measure of cross-sector membership.",
);

export const SideEnum = graphqlEnum(
  'Side',
  SIDES,
  'The two sides that a working group brings together: public agencies, and community-based organizations.',
);

@ObjectType('SectorCount', {
  description: 'Members of one sector and side. A sector where nobody sits has one line, with side null and count 0.',
})
export class SectorCountType implements SectorCount {
  @Field(() => SectorEnum)
  sector: Sector;

  @Field(() => SideEnum, { nullable: true })
  side: Side | null;

  @Field(() => Int)
  count: number;
}

@ObjectType('SeatSummary', { description: 'One seat of one person on one body, whichever service keeps it.' })
export class SeatSummaryType {
  @Field(() => BodyStub, { nullable: true })
  body: BodyStub | null;

  @Field(() => String, { description: "A member role such as CO_CHAIR, or a Cabinet seat's role in English." })
  role: string;

  @Field(() => TranslatedTextType, { description: 'The same, for people to read.' })
  label: TranslatedText;

  @Field(() => DateScalar, { nullable: true })
  from: string | null;

  @Field(() => DateScalar, { nullable: true })
  to: string | null;

  @Field(() => PersonStub, { nullable: true })
  person: PersonStub | null;

  @Field(() => OrganizationStub, { nullable: true })
  organization: OrganizationStub | null;
}

export function toSeatSummary(sitting: Sitting): SeatSummaryType {
  const { bodyId, personId, organizationId, from, to } = sitting;
  const label = labelOf(sitting);
  return {
    body: stub(bodyId),
    role: sitting.kind === 'MEMBER' ? (sitting.role ?? 'MEMBER') : (label.en ?? label.es ?? 'Seat'),
    label,
    from,
    to,
    person: stub(personId),
    organization: stub(organizationId),
  };
}

/** A seat whose role nobody has told yet. */
const SEAT: TranslatedText = { en: 'Seat', es: 'Puesto', original: 'EN', machineTranslated: [] };

function labelOf({ kind, role, seatRole }: Sitting): TranslatedText {
  if (kind === 'MEMBER') return memberLabel(role ?? 'MEMBER');
  const seat = seatRole ?? SEAT;
  return kind === 'DESIGNEE' ? designeeLabel(seat) : seat;
}
