import type { Meeting } from '../entities/meeting';
import type { RollCallEntry } from '../entities/roll-call-entry';

/** How many were there; a count that was not recorded is null. */
export interface AttendanceSummary {
  readonly present: number | null;
  readonly absent: number | null;
  readonly excused: number | null;
  /** Null where the body has no such rule, or the record does not give it. */
  readonly quorumRequired: number | null;
  /** Null without a rule, and where nobody counted. */
  readonly quorumMet: boolean | null;
}

/** What a meeting's roll counts, whoever looks; `quorate` are those present who count for the quorum. */
export interface RollCount {
  readonly present: number;
  readonly absent: number;
  readonly excused: number;
  readonly quorate: number;
}

type RecordedCounts = Pick<Meeting, 'presentCount' | 'absentCount' | 'excusedCount'>;

/**
 * The counts of a meeting: of its roll where one was called, else as the record gives them.
 * @param quorum how many the body needs
 */
export function attendanceOf(
  meeting: RecordedCounts,
  roll: RollCount | null,
  quorum: number | null,
): AttendanceSummary {
  const { present, absent, excused, quorate } = roll ?? recordedCounts(meeting);
  const quorumMet = quorum === null || quorate === null ? null : quorate >= quorum;
  return { present, absent, excused, quorumRequired: quorum, quorumMet };
}

function recordedCounts({ presentCount, absentCount, excusedCount }: RecordedCounts) {
  return { present: presentCount, absent: absentCount, excused: excusedCount, quorate: presentCount };
}

/** Presences that count as present. */
export const HERE: readonly RollCallEntry['presence'][] = ['PRESENT', 'PRESENT_REMOTELY'];
