import type { LogEntry } from '../../../platform/events/entry';

/** Which events of the log tell those who follow of a change, and of what. */

const OF_TASKS: ReadonlySet<string> = new Set(['ActionItemAdded', 'ActionItemChanged']);
const OF_STRATEGIES: ReadonlySet<string> = new Set(['StrategyProposed', 'StrategyRevised', 'StrategyStatusChanged']);

/** Id of the task that an event tells of; null for others. */
export function taskOf({ type, subject }: LogEntry): string | null {
  return OF_TASKS.has(type) ? idIn(subject) : null;
}

/** Id of the strategy that an event tells of, a learning about it included; null for others. */
export function strategyOf({ type, subject, payload }: LogEntry): string | null {
  if (OF_STRATEGIES.has(type)) return idIn(subject);
  return type === 'LearningNoted' && typeof payload.strategyId === 'string' ? payload.strategyId : null;
}

/** Whether an event is of a group, or of any where none is asked for. */
export function isOfGroup({ payload }: LogEntry, group: string | null | undefined): boolean {
  return group === null || group === undefined || payload.groupId === group;
}

function idIn(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1);
}
