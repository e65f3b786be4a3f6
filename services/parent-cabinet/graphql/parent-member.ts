import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Provenance } from '../../../platform/database/values';
import { ProvenanceType } from '../../../platform/subgraph/common-types';
import type { RequestScope } from '../../../platform/subgraph/context';
import { DateScalar } from '../../../platform/subgraph/scalars';
import type { ConsentField, ParentRole } from '../domain/vocabulary';
import type { Consent } from '../entities/consent';
import type { ParentMember } from '../entities/parent-member';
import { seesConsents, shownFields } from '../policies/parent-member';
import { ConsentFieldEnum, ParentRoleEnum } from './enums';
import { BodyStub, PersonStub, stub } from './stubs';

/** What stands for a name that is not shown. */
const NAMELESS = 'Parent member';

@ObjectType('Consent', {
  description: 'One agreement of one parent. Withdrawn, it stops holding everywhere, old records included.',
})
export class ConsentType {
  @Field(() => ConsentFieldEnum)
  field: ConsentField;

  @Field(() => DateScalar)
  givenOn: string;

  @Field(() => DateScalar, { nullable: true })
  withdrawnOn: string | null;
}

@ObjectType('ParentMember', { description: "A parent's seat. What the parent did not agree to show is null." })
export class ParentMemberType {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => String, {
    description:
      "The name that the parent chose, where this viewer may see it; else 'Parent member'. Kept here alone, beside the consent.",
  })
  displayName: string;

  @Field(() => PersonStub, { nullable: true })
  person: PersonStub | null;

  @Field(() => ParentRoleEnum, { nullable: true })
  role: ParentRole | null;

  @Field(() => DateScalar, { nullable: true })
  from: string | null;

  @Field(() => DateScalar, { nullable: true })
  to: string | null;

  @Field(() => BodyStub, { nullable: true, description: 'The body to which the parent is liaison.' })
  liaisonTo: BodyStub | null;

  @Field(() => [ConsentType], { nullable: true, description: 'For the parent and the staff liaison; null for others.' })
  consents: ConsentType[] | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

/** The seat as this viewer may see it. */
export function toParentMember(row: ParentMember, consents: readonly Consent[], scope: RequestScope): ParentMemberType {
  const shown = shownFields(row, consents, scope);
  return {
    id: row.id,
    version: row.version,
    displayName: (shown.has('NAME') && row.displayName) || NAMELESS,
    person: shown.has('NAME') ? stub(row.personId) : null,
    role: shown.has('ROLE') ? row.role : null,
    from: shown.has('TERM') ? row.from : null,
    to: shown.has('TERM') ? row.to : null,
    liaisonTo: shown.has('LIAISON') ? stub(row.liaisonToId) : null,
    consents: seesConsents(row, scope.viewer) ? consents.map(toConsent) : null,
    provenance: row.provenance,
  };
}

function toConsent(row: Consent): ConsentType {
  return { field: row.field, givenOn: row.givenOn, withdrawnOn: row.withdrawnOn };
}
