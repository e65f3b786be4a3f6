import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import { connectionOf } from '../../../platform/subgraph/connection';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { Provenance, TranslatedText } from '../../../platform/database/values';
import type { Affiliation, Person } from '../entities/person';

/** What a parent is called everywhere but in the Parent Cabinet's own answers. */
const PARENT = 'Parent member';

@ObjectType('Person', {
  description:
    "Someone who holds a seat or a role. A parent is 'Parent member' here: the name they chose stays with the Parent Cabinet, beside their consent. No contact data is stored in the hub.",
})
@Directive('@key(fields: "id")')
export class PersonType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => String)
  displayName: string;

  @Field(() => Boolean, { description: "True for a role-like name, such as a parent's or a sample's." })
  isPseudonym: boolean;

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export function toPerson(row: Person): PersonType {
  return {
    id: row.id,
    version: row.version,
    displayName: row.displayName ?? PARENT,
    isPseudonym: row.isPseudonym || row.isParent,
    provenance: row.provenance,
  };
}

export const PersonConnection = connectionOf(() => PersonType, 'Person');

@ObjectType('Affiliation', { description: "Someone's place in an organization, for a time." })
export class AffiliationType {
  @Field(() => TranslatedTextType, { nullable: true })
  title: TranslatedText | null;

  @Field(() => DateScalar, { nullable: true })
  from: string | null;

  @Field(() => DateScalar, { nullable: true })
  to: string | null;

  organizationId: string;
}

export function toAffiliation(row: Affiliation): AffiliationType {
  return { organizationId: row.organizationId, title: row.title, from: row.from, to: row.to };
}
