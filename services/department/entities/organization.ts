import { Entity, Index } from 'typeorm';
import { Day, Id, Int, OneOf, ProvenanceColumn, Ref, Text, Version } from '../../../platform/database/columns';
import {
  type Provenance,
  type Sector,
  SECTORS,
  type Side,
  SIDES,
  type TranslatedText,
} from '../../../platform/database/values';

/** An agency, school, provider or community group. */
@Entity()
export class Organization {
  @Id() id: string;
  @Version() version: number;
  @Text() name: TranslatedText;
  @Index() @OneOf(SECTORS) sector: Sector;
  @OneOf(SIDES) side: Side;
  @ProvenanceColumn() provenance: Provenance;
}

/** Something that an organization runs; its figures are totals on the day `asOf`. */
@Entity()
export class Program {
  @Id() id: string;
  @Version() version: number;
  @Text() name: TranslatedText;
  @Index() @Ref(() => Organization) organizationId: string;
  @Int({ nullable: true }) capacityLicensed: number | null;
  @Int({ nullable: true }) capacityActual: number | null;
  @Int({ nullable: true }) enrolled: number | null;
  @Day({ nullable: true }) asOf: string | null;
  @ProvenanceColumn() provenance: Provenance;
}
