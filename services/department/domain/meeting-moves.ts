import type { MeetingStatus, MinutesStatus } from '../entities/meeting';

/** Where a meeting must stand for a mutation; any status of its minutes where none is named. */
interface From {
  readonly status: readonly MeetingStatus[];
  readonly minutes?: readonly MinutesStatus[];
}

const BEFORE_START = ['SCHEDULED', 'AGENDA_PUBLISHED'] as const;
const NOT_OVER = ['SCHEDULED', 'AGENDA_PUBLISHED', 'IN_SESSION', 'RECESSED'] as const;

/** The life of a meeting: from where each mutation may move it. The record's meetings of no known status move no more. */
export const MEETING_MOVES = {
  updateMeeting: { status: BEFORE_START },
  addAgendaItem: { status: NOT_OVER },
  updateAgendaItem: { status: NOT_OVER },
  removeAgendaItem: { status: NOT_OVER },
  publishAgenda: { status: ['SCHEDULED'] },
  rescheduleMeeting: { status: BEFORE_START },
  cancelMeeting: { status: BEFORE_START },
  startMeeting: { status: ['AGENDA_PUBLISHED'] },
  openAgendaItem: { status: ['IN_SESSION'] },
  closeAgendaItem: { status: ['IN_SESSION'] },
  recordAttendance: { status: ['IN_SESSION', 'RECESSED', 'ADJOURNED'], minutes: ['NONE', 'DRAFT', 'POSTED_DRAFT'] },
  recessMeeting: { status: ['IN_SESSION'] },
  resumeMeeting: { status: ['RECESSED'] },
  adjournMeeting: { status: ['IN_SESSION', 'RECESSED'] },
  declareNoQuorum: { status: ['AGENDA_PUBLISHED'] },
  draftMinutes: { status: ['ADJOURNED'], minutes: ['NONE', 'DRAFT'] },
  postMinutes: { status: ['ADJOURNED'], minutes: ['DRAFT'] },
  approveMinutes: { status: ['ADJOURNED'], minutes: ['POSTED_DRAFT'] },
  correctMinutes: { status: ['ADJOURNED'], minutes: ['APPROVED', 'CORRECTED'] },
} as const satisfies Readonly<Record<string, From>>;

export type MeetingMove = keyof typeof MEETING_MOVES;

/** Where a meeting stands. */
export interface MeetingState {
  readonly status: MeetingStatus | null;
  readonly minutesStatus: MinutesStatus;
}

export function allows(state: MeetingState, move: MeetingMove): boolean {
  const { status, minutes }: From = MEETING_MOVES[move];
  if (state.status === null || !status.includes(state.status)) return false;
  return minutes === undefined || minutes.includes(state.minutesStatus);
}

/** The mutations that the meeting's state allows. */
export function legalMoves(state: MeetingState): MeetingMove[] {
  return (Object.keys(MEETING_MOVES) as MeetingMove[]).filter((move) => allows(state, move));
}
