import type { NewEvent } from '../../../platform/events/transaction';
import type { Organization, Program } from '../entities/organization';
import type { Affiliation, Person } from '../entities/person';
import { dayStart, entity, event } from './event';

/** The id alone: who it is, is told when it is read. */
function personAdded(row: Person): NewEvent {
  return event({
    type: 'PersonAdded',
    subject: entity('Person', row.id),
    version: row.version,
    touched: [entity('Person', row.id), 'Person'],
    payload: { origin: row.provenance.origin },
  });
}

function affiliationAdded(row: Affiliation): NewEvent {
  return event({
    type: 'AffiliationAdded',
    subject: entity('Person', row.personId),
    touched: [entity('Person', row.personId)],
    payload: { organizationId: row.organizationId, from: row.from, to: row.to },
    at: dayStart(row.from),
  });
}

function organizationAdded(row: Organization): NewEvent {
  return event({
    type: 'OrganizationAdded',
    subject: entity('Organization', row.id),
    version: row.version,
    touched: [entity('Organization', row.id), 'Organization'],
    payload: { name: row.name, sector: row.sector, side: row.side, origin: row.provenance.origin },
  });
}

function programAdded(row: Program): NewEvent {
  return event({
    type: 'ProgramAdded',
    subject: entity('Program', row.id),
    version: row.version,
    touched: [entity('Program', row.id), entity('Organization', row.organizationId)],
    payload: { name: row.name, organizationId: row.organizationId, origin: row.provenance.origin },
    at: dayStart(row.asOf),
  });
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedPeople = {
  Organization: organizationAdded,
  Program: programAdded,
  Person: personAdded,
  Affiliation: affiliationAdded,
};
