import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import {
  type Provenance,
  type Sector,
  SECTORS,
  type Side,
  SIDES,
  type TranslatedText,
} from '../../../platform/database/values';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { graphqlEnum } from '../../../platform/subgraph/enums';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Organization, Program } from '../entities/organization';

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

@ObjectType('Organization', {
  description: 'An agency, school, provider or community group that people and money belong to.',
})
@Directive('@key(fields: "id")')
export class OrganizationType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => TranslatedTextType)
  name: TranslatedText;

  @Field(() => SectorEnum)
  sector: Sector;

  @Field(() => SideEnum)
  side: Side;

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export function toOrganization(row: Organization): OrganizationType {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    sector: row.sector,
    side: row.side,
    provenance: row.provenance,
  };
}

@ObjectType('Program', {
  description:
    'Something that an organization runs for children or families. Its figures are totals; nothing about a child is stored.',
})
@Directive('@key(fields: "id")')
export class ProgramType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => TranslatedTextType)
  name: TranslatedText;

  @Field(() => Int, { nullable: true, description: 'Places that the licence allows.' })
  capacityLicensed: number | null;

  @Field(() => Int, { nullable: true, description: 'Places that are staffed and open.' })
  capacityActual: number | null;

  @Field(() => Int, { nullable: true })
  enrolled: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day for which the figures hold.' })
  asOf: string | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;

  organizationId: string;
}

export function toProgram(row: Program): ProgramType {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    organizationId: row.organizationId,
    capacityLicensed: row.capacityLicensed,
    capacityActual: row.capacityActual,
    enrolled: row.enrolled,
    asOf: row.asOf,
    provenance: row.provenance,
  };
}
