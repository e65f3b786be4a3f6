import { idOf, type ReferenceResolver } from '../../../platform/subgraph/federation';
import type { Loaders } from '../loaders';
import { toBody } from '../graphql/bodies';
import { toDocument } from '../graphql/documents';
import { ifFound } from '../graphql/found';
import { toGrant, toGrantAward } from '../graphql/grants';
import { toGoal, toIndicator } from '../graphql/indicators';
import { toOrganization, toProgram } from '../graphql/organizations';
import { toPerson } from '../graphql/people';
import { toStrategy } from '../graphql/strategies';
import { meetingReferences } from './meeting-references';

type References = Readonly<Record<string, ReferenceResolver<Loaders>>>;

/** Finds an entity of this service by its id; null when there is none, or none for this viewer. */
function owned<Row>(
  loaderOf: (loaders: Loaders) => { load(id: string): Promise<Row | null> },
  toType: (row: Row) => object,
): ReferenceResolver<Loaders> {
  return async (representation, { loaders }) => ifFound(await loaderOf(loaders).load(idOf(representation)), toType);
}

/** How each entity is found from its representation; other services' entities are their representation itself. */
export const references: References = {
  Body: owned(({ body }) => body, toBody),
  Person: owned(({ person }) => person, toPerson),
  Organization: owned(({ organization }) => organization, toOrganization),
  Program: owned(({ program }) => program, toProgram),
  Indicator: owned(({ indicator }) => indicator, toIndicator),
  Goal: owned(({ goal }) => goal, toGoal),
  Grant: owned(({ grant }) => grant, toGrant),
  GrantAward: owned(({ grantAward }) => grantAward, toGrantAward),
  Document: owned(({ document }) => document, toDocument),
  Recommendation: (representation) => ({ id: idOf(representation) }),
  Strategy: toStrategy,
  ...meetingReferences,
};
