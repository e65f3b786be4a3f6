/**
 * A plain model of what becomes of one ask of the parents: their priority, the recommendation that grows from it, and two
 * meetings of the Cabinet with an item each, on whose agendas it may be put. Written from the tables of the domain, apart
 * from the services' own: what they do is held against it.
 */

export type Stage =
  | 'SUBMITTED'
  | 'ACKNOWLEDGED'
  | 'RETURNED'
  | 'SCHEDULED'
  | 'DEFERRED'
  | 'DECIDED'
  | 'ANSWERED'
  | 'IMPLEMENTING'
  | 'REPORTED_BACK'
  | 'CLOSED'
  | 'WITHDRAWN';

type MeetingStatus =
  'SCHEDULED' | 'AGENDA_PUBLISHED' | 'IN_SESSION' | 'RECESSED' | 'ADJOURNED' | 'CANCELLED' | 'NOT_HELD_NO_QUORUM';

export interface Meeting {
  status: MeetingStatus;
  /** Null once the item was removed before anybody saw it. */
  item: 'PLANNED' | 'OPEN' | 'DONE' | 'TABLED' | 'WITHDRAWN' | null;
  /** Whether the item was made to take the recommendation up. */
  linked: boolean;
}

export interface Docket {
  /** Every status that the priority had. */
  readonly priority: string[];
  /** Every stage that the recommendation had. */
  readonly stages: Stage[];
  outcome: 'ADOPTED' | 'DECLINED' | null;
  /** On whose agenda it stands; of use only while SCHEDULED. */
  on: 0 | 1 | null;
  readonly meetings: readonly [Meeting, Meeting];
}

/** What somebody does; `at` says at which of the two meetings, where it is about one. */
export interface Step {
  readonly act: Act;
  readonly at: 0 | 1;
}

/** Of a priority that was chosen and sent. */
export function newDocket(): Docket {
  const meeting = (): Meeting => ({ status: 'SCHEDULED', item: 'PLANNED', linked: false });
  return {
    priority: ['HEARD', 'CHOSEN', 'SENT'],
    stages: ['SUBMITTED'],
    outcome: null,
    on: null,
    meetings: [meeting(), meeting()],
  };
}

const last = <Item>(items: readonly Item[]): Item => items[items.length - 1];
const BEFORE_START: ReadonlySet<MeetingStatus> = new Set(['SCHEDULED', 'AGENDA_PUBLISHED']);
const NOT_OVER: ReadonlySet<MeetingStatus> = new Set(['SCHEDULED', 'AGENDA_PUBLISHED', 'IN_SESSION', 'RECESSED']);
const BEGUN: ReadonlySet<MeetingStatus> = new Set(['IN_SESSION', 'RECESSED', 'ADJOURNED']);

interface Rule {
  /** Whether it may be done. */
  may(docket: Docket, meeting: Meeting): boolean;
  /** What it leads to, but for what then happens by itself. */
  do(docket: Docket, meeting: Meeting, at: 0 | 1): void;
}

const move = (from: readonly Stage[], to: Stage): Rule => ({
  may: ({ stages }) => from.includes(last(stages)),
  do: ({ stages }) => void stages.push(to),
});
const meets = (from: ReadonlySet<MeetingStatus>, to: MeetingStatus): Rule => ({
  may: (_, { status }) => from.has(status),
  do: (_, meeting) => void (meeting.status = to),
});
const decide = (outcome: 'ADOPTED' | 'DECLINED'): Rule => ({
  may: ({ stages, on, meetings }) => last(stages) === 'SCHEDULED' && on !== null && BEGUN.has(meetings[on].status),
  do: (docket) => {
    docket.stages.push('DECIDED');
    docket.outcome = outcome;
  },
});
const close = (to: 'DONE' | 'TABLED' | 'WITHDRAWN'): Rule => ({
  may: (_, { status, item }) => status === 'IN_SESSION' && item === 'OPEN',
  do: (_, meeting) => void (meeting.item = to),
});

/** By what is done: the tables of the domain, a line each. */
export const RULES = {
  acknowledge: move(['SUBMITTED'], 'ACKNOWLEDGED'),
  return: move(['SUBMITTED', 'ACKNOWLEDGED', 'DEFERRED'], 'RETURNED'),
  resubmit: move(['RETURNED'], 'SUBMITTED'),
  defer: move(['ACKNOWLEDGED', 'SCHEDULED'], 'DEFERRED'),
  schedule: {
    may: ({ stages }, { status, item }) =>
      ['ACKNOWLEDGED', 'DEFERRED'].includes(last(stages)) && BEFORE_START.has(status) && item === 'PLANNED',
    do: (docket, meeting, at) => {
      docket.stages.push('SCHEDULED');
      docket.on = at;
      meeting.linked = true;
    },
  },
  adopt: decide('ADOPTED'),
  decline: decide('DECLINED'),
  answer: {
    may: ({ stages }) => last(stages) === 'DECIDED',
    do: ({ stages }) => void stages.push('ANSWERED'),
  },
  implement: {
    may: ({ stages, outcome }) =>
      outcome === 'ADOPTED' && ['ANSWERED', 'IMPLEMENTING', 'REPORTED_BACK', 'CLOSED'].includes(last(stages)),
    do: ({ stages }) => {
      if (last(stages) === 'ANSWERED') stages.push('IMPLEMENTING');
    },
  },
  reportBack: move(['ANSWERED', 'IMPLEMENTING'], 'REPORTED_BACK'),
  close: move(['REPORTED_BACK'], 'CLOSED'),
  withdraw: move(['SUBMITTED', 'ACKNOWLEDGED', 'RETURNED', 'DEFERRED', 'SCHEDULED'], 'WITHDRAWN'),
  choosePriority: {
    may: ({ priority }) => last(priority) === 'HEARD',
    do: ({ priority }) => void priority.push('CHOSEN'),
  },
  closePriority: {
    may: ({ priority }) => last(priority) !== 'CLOSED',
    do: ({ priority }) => void priority.push('CLOSED'),
  },
  publishAgenda: {
    may: (_, { status, item }) => status === 'SCHEDULED' && item !== null,
    do: (_, meeting) => void (meeting.status = 'AGENDA_PUBLISHED'),
  },
  cancelMeeting: meets(BEFORE_START, 'CANCELLED'),
  declareNoQuorum: meets(new Set(['AGENDA_PUBLISHED']), 'NOT_HELD_NO_QUORUM'),
  startMeeting: meets(new Set(['AGENDA_PUBLISHED']), 'IN_SESSION'),
  recessMeeting: meets(new Set(['IN_SESSION']), 'RECESSED'),
  resumeMeeting: meets(new Set(['RECESSED']), 'IN_SESSION'),
  adjournMeeting: {
    may: (_, { status }) => status === 'IN_SESSION' || status === 'RECESSED',
    do: (_, meeting) => {
      meeting.status = 'ADJOURNED';
      if (meeting.item === 'OPEN') meeting.item = 'DONE';
    },
  },
  openItem: {
    may: (_, { status, item }) => status === 'IN_SESSION' && item === 'PLANNED',
    do: (_, meeting) => void (meeting.item = 'OPEN'),
  },
  closeItem: close('DONE'),
  tableItem: close('TABLED'),
  withdrawItem: close('WITHDRAWN'),
  removeItem: {
    may: (_, { status, item }) => NOT_OVER.has(status) && item === 'PLANNED',
    do: (_, meeting) => void (meeting.item = meeting.status === 'SCHEDULED' ? null : 'WITHDRAWN'),
  },
} satisfies Readonly<Record<string, Rule>>;

export type Act = keyof typeof RULES;
export const ACTS = Object.keys(RULES) as Act[];

/** Does a step, if it may be done, and all that then happens by itself. @returns whether it may be done */
export function take(docket: Docket, { act, at }: Step): boolean {
  const rule: Rule = RULES[act];
  const meeting = docket.meetings[at];
  if (!rule.may(docket, meeting)) return false;
  rule.do(docket, meeting, at);
  happenByItself(docket);
  return true;
}

function happenByItself({ stages, on, meetings, priority }: Docket): void {
  if (last(stages) === 'SCHEDULED' && on !== null && isNotTakenUp(meetings[on])) stages.push('ACKNOWLEDGED');
  if (last(priority) === 'SENT' && stages.includes('ANSWERED')) priority.push('ANSWERED');
  if (last(priority) === 'SENT' && last(stages) === 'WITHDRAWN') priority.push('CHOSEN');
}

function isNotTakenUp({ status, item }: Meeting): boolean {
  if (status === 'CANCELLED' || status === 'NOT_HELD_NO_QUORUM') return true;
  return item === null || item === 'TABLED' || item === 'WITHDRAWN' || (status === 'ADJOURNED' && item === 'PLANNED');
}
