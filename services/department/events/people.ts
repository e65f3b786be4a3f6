import type { NewEvent } from '../../../platform/events/transaction';
import type { Organization, Program } from '../entities/organization';
import type { Affiliation, Person } from '../entities/person';
import { dayStart, entity, event } from './event';

/** The id alone: who it is, is told when it is read. */
export function personAdded(row: Person, at?: Date): NewEvent {
  return ofPerson('PersonAdded', row, at);
}

/**
 * What of them changed is told to nobody, but for their places: where those were replaced, the new ones follow.
 * @param row as the change leaves it
 */
export function personUpdated(row: Person, affiliationsReplaced: boolean, at: Date): NewEvent {
  return ofPerson('PersonUpdated', row, at, { affiliationsReplaced });
}

function ofPerson(type: string, row: Person, at?: Date, more: Readonly<Record<string, unknown>> = {}): NewEvent {
  return event({
    type,
    subject: entity('Person', row.id),
    version: row.version,
    touched: [entity('Person', row.id), 'Person'],
    payload: { origin: row.provenance.origin, ...more },
    at,
  });
}

/** Somebody has a place in an organization. @param version the person's */
export function affiliationAdded(row: Affiliation, version?: number, at = dayStart(row.from)): NewEvent {
  return event({
    type: 'AffiliationAdded',
    subject: entity('Person', row.personId),
    version,
    touched: [entity('Person', row.personId)],
    payload: { organizationId: row.organizationId, from: row.from, to: row.to },
    at,
  });
}

/** An organization came into the directory. */
export function organizationAdded(row: Organization, at?: Date): NewEvent {
  return ofOrganization('OrganizationAdded', row, at);
}

/** It is called, or counted, otherwise. @param row as the change leaves it */
export function organizationUpdated(row: Organization, at: Date): NewEvent {
  return ofOrganization('OrganizationUpdated', row, at);
}

function ofOrganization(type: string, row: Organization, at?: Date): NewEvent {
  return event({
    type,
    subject: entity('Organization', row.id),
    version: row.version,
    touched: [entity('Organization', row.id), 'Organization'],
    payload: { name: row.name, sector: row.sector, side: row.side, origin: row.provenance.origin },
    at,
  });
}

/** Something that an organization runs came into the directory. */
export function programAdded(row: Program, at = dayStart(row.asOf)): NewEvent {
  return ofProgram('ProgramAdded', row, at);
}

/** It is called otherwise, or has other figures. @param row as the change leaves it */
export function programUpdated(row: Program, at: Date): NewEvent {
  return ofProgram('ProgramUpdated', row, at);
}

function ofProgram(type: string, row: Program, at: Date): NewEvent {
  return event({
    type,
    subject: entity('Program', row.id),
    version: row.version,
    touched: [entity('Program', row.id), entity('Organization', row.organizationId)],
    payload: { name: row.name, organizationId: row.organizationId, origin: row.provenance.origin },
    at,
  });
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedPeople = {
  Organization: organizationAdded,
  Program: programAdded,
  Person: personAdded,
  Affiliation: (row: Affiliation) => affiliationAdded(row),
};
