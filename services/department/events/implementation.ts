import type { LogEntry } from '../../../platform/events/entry';
import type { NewEvent } from '../../../platform/events/transaction';
import type { FiscalNote, Implementation, ImplementationNote, Milestone } from '../entities/implementation';
import { dayStart, entities, entity, event } from './event';

/** It was taken up, or goes otherwise than before. */
export function implementationSet(row: Implementation): NewEvent {
  return event({
    type: 'ImplementationSet',
    subject: entity('Recommendation', row.id),
    version: row.version,
    touched: [entity('Recommendation', row.id)],
    payload: {
      status: row.status,
      progress: row.progress,
      leadId: row.leadId,
      budget: row.budget,
    },
    at: row.updatedAt ?? new Date(0),
  });
}

/** A step, planned or taken. */
export function milestoneSet(row: Milestone, version?: number, at = dayStart(row.doneOn)): NewEvent {
  return event({
    type: row.doneOn === null ? 'MilestoneAdded' : 'MilestoneCompleted',
    subject: entity('Recommendation', row.implementationId),
    version,
    touched: [entity('Recommendation', row.implementationId)],
    payload: { milestoneId: row.id, title: row.title, dueOn: row.dueOn, doneOn: row.doneOn },
    at,
  });
}

/** A word on how it goes. */
export function noteAdded(row: ImplementationNote, version?: number): NewEvent {
  return event({
    type: 'ImplementationNoteAdded',
    subject: entity('Recommendation', row.implementationId),
    version,
    touched: [entity('Recommendation', row.implementationId)],
    payload: { text: row.text },
    at: row.at,
  });
}

/** What it would cost, and who could pay. */
export function fiscalNoteSet(row: FiscalNote, at?: Date): NewEvent {
  return event({
    type: 'FiscalNoteSet',
    subject: entity('Recommendation', row.id),
    touched: [entity('Recommendation', row.id), ...entities('Grant', row.grantIds)],
    payload: { amount: row.amount, grantIds: row.grantIds },
    at,
  });
}

const UPDATES: ReadonlySet<string> = new Set([
  'ImplementationSet',
  'MilestoneAdded',
  'MilestoneCompleted',
  'ImplementationNoteAdded',
]);

/** Whether an entry of the log tells of a change in the carrying out of a recommendation. */
export function isOfImplementation({ type }: LogEntry): boolean {
  return UPDATES.has(type);
}

/** By entity class name: the event of a row that a dataset brings. */
export const recordedImplementations = {
  Implementation: implementationSet,
  Milestone: milestoneSet,
  ImplementationNote: noteAdded,
  FiscalNote: fiscalNoteSet,
};
