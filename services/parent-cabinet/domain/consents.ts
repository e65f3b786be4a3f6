import type { Condition } from '../../../platform/loaders/rows';
import type { ConsentField } from './vocabulary';

interface Agreement {
  readonly field: ConsentField;
  readonly givenOn: string;
  readonly withdrawnOn: string | null;
}

/** A consent holds from its day on. One that is withdrawn holds no more, whatever day of withdrawal is written. */
export function inForce(consent: Agreement, today: string): boolean {
  return consent.withdrawnOn === null && consent.givenOn <= today;
}

/** What a parent's consents allow to be shown today. */
export function consentedFields(consents: readonly Agreement[], today: string): ReadonlySet<ConsentField> {
  return new Set(consents.filter((consent) => inForce(consent, today)).map((consent) => consent.field));
}

/** Members with a consent in force to show the field, or to show anything: `inForce` in SQL. */
export function consented(field: ConsentField | null, today: string): Condition {
  const holds = 'consent.member_id = item.id AND consent.withdrawn_on IS NULL AND consent.given_on <= :consentedOn';
  const ofField = field === null ? '' : `AND consent.field = '${field}'`;
  return { sql: `EXISTS (SELECT 1 FROM consent WHERE ${holds} ${ofField})`, parameters: { consentedOn: today } };
}
