import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { MoneyType, ProvenanceType, TranslatedTextType } from '../../../platform/subgraph/common-types';
import type { Money, Provenance, TranslatedText } from '../../../platform/database/values';
import type { Grant, GrantAward } from '../entities/grant';

@ObjectType('Grant', { description: 'Money from a funder, awarded to organizations.' })
@Directive('@key(fields: "id")')
export class GrantType {
  @Field(() => ID)
  id: string;

  @Field(() => TranslatedTextType)
  name: TranslatedText;

  @Field(() => String, { nullable: true })
  funder: string | null;

  @Field(() => String, { nullable: true })
  fiscalYear: string | null;

  @Field(() => MoneyType, { nullable: true })
  total: Money | null;

  @Field(() => ProvenanceType)
  provenance: Provenance;
}

export function toGrant(row: Grant): GrantType {
  return {
    id: row.id,
    name: row.name,
    funder: row.funder,
    fiscalYear: row.fiscalYear,
    total: row.total,
    provenance: row.provenance,
  };
}

@ObjectType('GrantAward', { description: "One organization's part of a grant." })
@Directive('@key(fields: "id")')
export class GrantAwardType {
  @Field(() => ID)
  id: string;

  @Field(() => MoneyType, { nullable: true })
  amount: Money | null;

  @Field(() => Int, { nullable: true, description: "Children's places paid for." })
  slots: number | null;

  grantId: string;
  organizationId: string;
}

export function toGrantAward(row: GrantAward): GrantAwardType {
  return { id: row.id, grantId: row.grantId, organizationId: row.organizationId, amount: row.amount, slots: row.slots };
}
