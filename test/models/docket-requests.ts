import type { Grant } from '../../platform/auth/viewer';
import type { Act, Step } from './docket-model';

/** How the steps of the model are asked for: which mutation, of which service, by whom. */

export const WORDS = { en: 'Words', es: 'Palabras', original: 'EN' };

export const GRANTS = {
  CLERK: { role: 'CLERK', body: null },
  STAFF: { role: 'STAFF', body: null },
  CHAIR: { role: 'CO_CHAIR', body: 'parent-cabinet' },
} as const satisfies Readonly<Record<string, Grant>>;
export type Who = keyof typeof GRANTS;

/** Ids of what one case of the model is about. */
export interface Case {
  readonly priority: string;
  readonly recommendation: string;
  readonly meetings: readonly [MeetingIds, MeetingIds];
}

export interface MeetingIds {
  readonly meeting: string;
  readonly item: string;
}

export interface Request {
  readonly service: string;
  readonly mutation: string;
  readonly input: object;
  readonly who: Who;
}

type Way = readonly [
  service: string,
  mutation: string,
  more: (item: string, seats: readonly string[]) => object,
  who: Who,
];

const nothing = (): object => ({});
const rollCall =
  (presence: string) =>
  (_item: string, seats: readonly string[]): object => ({ rollCall: seats.map((seat) => ({ seat, presence })) });
const closing = (status: string): Way => ['department', 'closeAgendaItem', () => ({ status }), 'CLERK'];
const deciding = (outcome: string): Way => ['mayors-cabinet', 'decideRecommendation', () => ({ outcome }), 'CLERK'];

const WAYS: Readonly<Record<Act, Way>> = {
  acknowledge: ['mayors-cabinet', 'acknowledgeRecommendation', nothing, 'CLERK'],
  return: ['mayors-cabinet', 'returnRecommendation', () => ({ missing: WORDS }), 'CLERK'],
  resubmit: ['mayors-cabinet', 'resubmitRecommendation', () => ({ note: WORDS }), 'CHAIR'],
  defer: ['mayors-cabinet', 'deferRecommendation', () => ({ reason: WORDS }), 'CLERK'],
  schedule: ['mayors-cabinet', 'scheduleRecommendation', (agendaItem) => ({ agendaItem }), 'CLERK'],
  adopt: deciding('ADOPTED'),
  decline: deciding('DECLINED'),
  answer: ['mayors-cabinet', 'answerRecommendation', () => ({ text: WORDS, reasons: WORDS }), 'CLERK'],
  implement: ['department', 'setImplementation', () => ({ status: 'ON_TRACK' }), 'STAFF'],
  reportBack: ['mayors-cabinet', 'reportBack', () => ({ satisfied: true, text: WORDS }), 'CHAIR'],
  close: ['mayors-cabinet', 'closeRecommendation', nothing, 'CLERK'],
  withdraw: ['mayors-cabinet', 'withdrawRecommendation', nothing, 'CHAIR'],
  choosePriority: ['parent-cabinet', 'choosePriority', nothing, 'CHAIR'],
  closePriority: ['parent-cabinet', 'closePriority', nothing, 'CHAIR'],
  publishAgenda: ['department', 'publishAgenda', nothing, 'CLERK'],
  cancelMeeting: ['department', 'cancelMeeting', () => ({ reason: WORDS }), 'CLERK'],
  declareNoQuorum: ['department', 'declareNoQuorum', rollCall('ABSENT'), 'CLERK'],
  startMeeting: ['department', 'startMeeting', rollCall('PRESENT'), 'CLERK'],
  recessMeeting: ['department', 'recessMeeting', nothing, 'CLERK'],
  resumeMeeting: ['department', 'resumeMeeting', nothing, 'CLERK'],
  adjournMeeting: ['department', 'adjournMeeting', nothing, 'CLERK'],
  openItem: ['department', 'openAgendaItem', nothing, 'CLERK'],
  closeItem: closing('DONE'),
  tableItem: closing('TABLED'),
  withdrawItem: closing('WITHDRAWN'),
  removeItem: ['department', 'removeAgendaItem', () => ({ reason: WORDS }), 'CLERK'],
};

/** @param seats of the Cabinet, those that are called */
export function requestOf({ act, at }: Step, ids: Case, seats: readonly string[]): Request {
  const [service, mutation, more, who] = WAYS[act];
  const { meeting, item } = ids.meetings[at];
  return { service, mutation, input: { ...subjectOf(act, ids, meeting, item), ...more(item, seats) }, who };
}

function subjectOf(act: Act, { priority, recommendation }: Case, meeting: string, agendaItem: string): object {
  if (act.endsWith('Priority')) return { priority };
  if (act.endsWith('Item')) return { agendaItem };
  return /Meeting|Agenda|NoQuorum/.test(act) ? { meeting } : { recommendation };
}
