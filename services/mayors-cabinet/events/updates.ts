import type { LogEntry } from '../../../platform/events/entry';

/** Which events of the log tell those who follow of a change. What they tell is public: see `policies/records.ts`. */

const OF_MOTIONS: ReadonlySet<string> = new Set(['MotionRecorded', 'VoteRecorded', 'VotesRecorded', 'VotesCorrected']);

/** A step of a recommendation, which is told once for each. */
export function isStep({ type, payload }: LogEntry): boolean {
  return type === 'RecommendationMoved' && typeof payload.stage === 'string';
}

/** A motion, or the votes on it. */
export function isOfMotion({ type }: LogEntry): boolean {
  return OF_MOTIONS.has(type);
}

/** Id of what an event happened to. */
export function idOf({ subject }: Pick<LogEntry, 'subject'>): string {
  return subject.slice(subject.indexOf(':') + 1);
}
