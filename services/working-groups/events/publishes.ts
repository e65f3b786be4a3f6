import { instantAt } from '../../../platform/clock';
import type { NewEvent } from '../../../platform/events/transaction';
import type { RecordedEvent } from '../../../platform/subgraph/service';
import type { ActionItem } from '../entities/action-item';
import type { GroupDecision } from '../entities/group-decision';
import type { Learning } from '../entities/learning';
import type { Strategy } from '../entities/strategy';
import type { StrategyTypeLabel } from '../entities/strategy-type-label';
import type { WorkingGroup } from '../entities/working-group';
import type { WorkingGroupMember } from '../entities/working-group-member';

/** A body of the registry works as a group. */
export function workingGroupCreated(row: WorkingGroup): NewEvent {
  return {
    type: 'WorkingGroupCreated',
    typeVersion: 1,
    subject: `WorkingGroup:${row.id}`,
    version: row.version,
    touched: ['WorkingGroup', `WorkingGroup:${row.id}`, `Body:${row.id}`],
    payload: { areasOfNeed: row.areasOfNeed, goals: row.goals, endedOn: row.endedOn },
    at: at(null),
  };
}

/** Somebody came to sit with a group. */
export function memberSeated(row: WorkingGroupMember): NewEvent {
  return {
    type: 'MemberSeated',
    typeVersion: 1,
    subject: `WorkingGroupMember:${row.id}`,
    version: row.version,
    touched: touched(
      `WorkingGroupMember:${row.id}`,
      `WorkingGroup:${row.groupId}`,
      tag('Person', row.personId),
      tag('Organization', row.organizationId),
    ),
    payload: {
      groupId: row.groupId,
      personId: row.personId,
      organizationId: row.organizationId,
      role: row.role,
      from: row.from,
      to: row.to,
    },
    at: at(row.from),
  };
}

/** A group thinks of doing something together. */
export function strategyProposed(row: Strategy): NewEvent {
  return {
    type: 'StrategyProposed',
    typeVersion: 1,
    subject: `Strategy:${row.id}`,
    version: row.version,
    touched: touched(
      'Strategy',
      `Strategy:${row.id}`,
      `WorkingGroup:${row.groupId}`,
      ...row.indicatorIds.map((id) => `Indicator:${id}`),
      ...row.partnerIds.map((id) => `Organization:${id}`),
    ),
    payload: {
      groupId: row.groupId,
      title: row.title,
      description: row.description,
      strategyType: row.strategyType,
      status: row.status,
      startedOn: row.startedOn,
      indicatorIds: row.indicatorIds,
      partnerIds: row.partnerIds,
    },
    at: at(row.startedOn),
  };
}

/**
 * Somebody took something on. Owner, strategy and meeting are not public: the payload tells none, and `at` not the day. The
 * day by which it is due is told to other services, so that they can count what is overdue; none shows it.
 */
export function actionItemAdded(row: ActionItem): NewEvent {
  return {
    type: 'ActionItemAdded',
    typeVersion: 1,
    subject: `ActionItem:${row.id}`,
    version: row.version,
    touched: touched(
      'ActionItem',
      `ActionItem:${row.id}`,
      `WorkingGroup:${row.groupId}`,
      tag('Person', row.ownerId),
      tag('Strategy', row.strategyId),
      tag('Meeting', row.agreedAtId),
    ),
    payload: {
      groupId: row.groupId,
      organizationId: row.organizationId,
      title: row.title,
      status: row.status,
      dueOn: row.dueOn,
    },
    at: at(null),
  };
}

/** What the data showed, and what changed. */
export function learningNoted(row: Learning): NewEvent {
  return {
    type: 'LearningNoted',
    typeVersion: 1,
    subject: `Learning:${row.id}`,
    version: 1,
    touched: touched(
      'Learning',
      `Learning:${row.id}`,
      `WorkingGroup:${row.groupId}`,
      tag('Strategy', row.strategyId),
      tag('Indicator', row.indicatorId),
      tag('Meeting', row.meetingId),
    ),
    payload: {
      groupId: row.groupId,
      on: row.on,
      strategyId: row.strategyId,
      indicatorId: row.indicatorId,
      meetingId: row.meetingId,
      finding: row.finding,
      adjustment: row.adjustment,
    },
    at: at(row.on),
  };
}

/** What a group agreed. */
export function decisionRecorded(row: GroupDecision): NewEvent {
  return {
    type: 'DecisionRecorded',
    typeVersion: 1,
    subject: `GroupDecision:${row.id}`,
    version: 1,
    touched: touched(`GroupDecision:${row.id}`, `WorkingGroup:${row.groupId}`, tag('Meeting', row.meetingId)),
    payload: { groupId: row.groupId, meetingId: row.meetingId, strategyId: row.strategyId, text: row.text },
    at: at(null),
  };
}

/** How the city words a type of strategic work. */
export function strategyTypeWorded(row: StrategyTypeLabel): NewEvent {
  return {
    type: 'StrategyTypeWorded',
    typeVersion: 1,
    subject: `StrategyTypeLabel:${row.id}`,
    version: 1,
    touched: ['StrategyTypeLabel'],
    payload: { strategyType: row.strategyType, label: row.label, meaning: row.meaning },
    at: at(null),
  };
}

/** It says otherwise what it is for. @param row as the change leaves it */
export function workingGroupChanged(row: WorkingGroup, when: Date): NewEvent {
  return { ...workingGroupCreated(row), type: 'WorkingGroupChanged', at: when };
}

/** A membership has an end. @param row as the change leaves it */
export function membershipEnded(row: WorkingGroupMember, when: Date): NewEvent {
  return { ...memberSeated(row), type: 'MembershipEnded', at: when };
}

/** It says otherwise what it is. @param row as the change leaves it */
export function strategyRevised(row: Strategy, when: Date): NewEvent {
  return { ...strategyProposed(row), type: 'StrategyRevised', at: when };
}

/** It stands where it did not before. @param row as the change leaves it */
export function strategyStatusChanged(row: Strategy, on: string, when: Date): NewEvent {
  const { payload, ...event } = strategyProposed(row);
  return { ...event, type: 'StrategyStatusChanged', payload: { ...payload, on }, at: when };
}

/** It changed, or stands where it did not before. @param row as the change leaves it */
export function actionItemChanged(row: ActionItem, when: Date): NewEvent {
  return { ...actionItemAdded(row), type: 'ActionItemChanged', at: when };
}

/** By entity class name: the event of a row that a dataset brings; null for a copy of another service's fact. */
export const recorded: Readonly<Record<string, RecordedEvent | null>> = {
  WorkingGroup: workingGroupCreated,
  WorkingGroupMember: memberSeated,
  Strategy: strategyProposed,
  ActionItem: actionItemAdded,
  Learning: learningNoted,
  GroupDecision: decisionRecorded,
  StrategyTypeLabel: strategyTypeWorded,
  KnownBody: null,
  KnownMeeting: null,
};

/** When the fact happened: the beginning of its day; the epoch where the row does not say, not the time of loading. */
function at(day: string | null): Date {
  return day === null ? new Date(0) : instantAt(day, '00:00');
}

function tag(type: string, id: string | null): string | null {
  return id === null ? null : `${type}:${id}`;
}

function touched(...tags: readonly (string | null)[]): string[] {
  return tags.filter((each) => each !== null);
}
