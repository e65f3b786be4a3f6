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

/** By entity class name: the event of a row that a dataset brings. */
export const recorded: Readonly<Record<string, RecordedEvent>> = {
  WorkingGroup: (row: WorkingGroup): NewEvent => ({
    type: 'WorkingGroupCreated',
    typeVersion: 1,
    subject: `WorkingGroup:${row.id}`,
    version: row.version,
    touched: ['WorkingGroup', `WorkingGroup:${row.id}`, `Body:${row.id}`],
    payload: { areasOfNeed: row.areasOfNeed, goals: row.goals, endedOn: row.endedOn },
    at: at(null),
  }),
  WorkingGroupMember: (row: WorkingGroupMember): NewEvent => ({
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
  }),
  Strategy: (row: Strategy): NewEvent => ({
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
  }),
  // Owner, days, strategy and meeting are not public: the payload tells none, and `at` not the day on which it happened.
  ActionItem: (row: ActionItem): NewEvent => ({
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
    payload: { groupId: row.groupId, organizationId: row.organizationId, title: row.title, status: row.status },
    at: at(null),
  }),
  Learning: (row: Learning): NewEvent => ({
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
  }),
  GroupDecision: (row: GroupDecision): NewEvent => ({
    type: 'DecisionRecorded',
    typeVersion: 1,
    subject: `GroupDecision:${row.id}`,
    version: 1,
    touched: touched(`GroupDecision:${row.id}`, `WorkingGroup:${row.groupId}`, tag('Meeting', row.meetingId)),
    payload: { groupId: row.groupId, meetingId: row.meetingId, strategyId: row.strategyId, text: row.text },
    at: at(null),
  }),
  StrategyTypeLabel: (row: StrategyTypeLabel): NewEvent => ({
    type: 'StrategyTypeWorded',
    typeVersion: 1,
    subject: `StrategyTypeLabel:${row.id}`,
    version: 1,
    touched: ['StrategyTypeLabel'],
    payload: { strategyType: row.strategyType, label: row.label, meaning: row.meaning },
    at: at(null),
  }),
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
