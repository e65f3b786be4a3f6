import { PUBLIC } from '../../../platform/auth/viewer';
import type { Service } from '../../../platform/subgraph/service';
import { SNAPSHOT_STATEMENTS, startTestService } from '../../../test/support/database';
import { PRESENCES } from '../entities/roll-call-entry';
import type { Loaders } from '../loaders';
import { department } from '../service';
import { bodyRow, entryRow, itemRow, meetingRow, personRow, text } from '../test-rows';

const NOW = new Date('2026-06-20T12:00:00Z');

const ROWS = [
  bodyRow('cabinet', { kind: 'MAYORS_CABINET', openMeetingStatus: 'SUBJECT' }),
  bodyRow('group'),
  bodyRow('parents', { kind: 'PARENT_CABINET' }),
  // Begun before now, and past its planned end.
  meetingRow('in-session', 'cabinet', {
    status: 'IN_SESSION',
    startsAt: '2026-06-20T10:00:00Z',
    endsAt: '2026-06-20T11:30:00Z',
  }),
  meetingRow('recessed', 'group', { status: 'RECESSED', startsAt: '2026-06-20T09:00:00Z' }),
  meetingRow('adjourned-early', 'group', {
    status: 'ADJOURNED',
    startsAt: '2026-06-20T10:30:00Z',
    endsAt: '2026-06-20T13:00:00Z',
    adjournedAt: '2026-06-20T11:00:00Z',
  }),
  meetingRow('joint', 'group', {
    jointWithIds: ['parents', 'cabinet'],
    status: 'SCHEDULED',
    startsAt: '2026-06-25T10:00:00Z',
    endsAt: '2026-06-25T12:00:00Z',
  }),
  meetingRow('without-end', 'parents', { status: 'SCHEDULED', startsAt: '2026-06-25T11:00:00Z' }),
  meetingRow('day-only', 'cabinet', { date: '2026-06-22' }),
  meetingRow('undated', 'cabinet', { dateAsPublished: '1/30/20' }),
  meetingRow('undated-too', 'cabinet', { dateAsPublished: 'fall' }),
];

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

/** Presences in turn. */
function presenceOf(position: number): string {
  return PRESENCES[position % PRESENCES.length];
}

describe('lists of meetings', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    service = await startTestService(department, ROWS, () => NOW);
  });
  afterAll(() => service.stop());

  const ask = (document: string, variables?: Record<string, unknown>) =>
    service.execute({ document, variables, viewer: PUBLIC });
  const ids = async (variables: Record<string, unknown> = {}): Promise<string[]> => {
    const { data, errors } = await ask(
      `query($bodies: [ID!], $from: DateTime, $to: DateTime, $status: [MeetingStatus!], $order: TimeOrder) {
        meetings(bodies: $bodies, from: $from, to: $to, status: $status, order: $order) { totalCount nodes { id } } }`,
      variables,
    );
    expect(errors).toBeUndefined();
    const { meetings } = data as { meetings: { totalCount: number; nodes: { id: string }[] } };
    expect(meetings.totalCount).toBe(meetings.nodes.length);
    return meetings.nodes.map(({ id }) => id);
  };

  it('are in one order over all bodies, a day standing at its midnight in the zone, what has no date last', async () => {
    const dated = ['recessed', 'in-session', 'adjourned-early', 'day-only', 'joint', 'without-end'];
    expect(await ids()).toEqual([...dated, 'undated', 'undated-too']);
    expect(await ids({ order: 'NEWEST_FIRST' })).toEqual([...dated.reverse(), 'undated', 'undated-too']);
    expect(await ids({ order: null })).toEqual(await ids());
  });

  it('keep in a window from now on what is in session, all day if need be, and not what has ended', async () => {
    expect(await ids({ from: NOW.toISOString() })).toEqual([
      'recessed',
      'in-session',
      'day-only',
      'joint',
      'without-end',
    ]);
    expect(await ids({ from: '2026-06-20T10:45:00Z', to: NOW.toISOString() })).toEqual([
      'recessed',
      'in-session',
      'adjourned-early',
    ]);
    expect(await ids({ from: '2026-06-21T03:59:59Z' })).toContain('in-session');
    expect(await ids({ from: '2026-06-21T04:00:00Z' })).toEqual(['day-only', 'joint', 'without-end']);
  });

  it.each([
    ['begins with its end', '2026-06-25T12:00:00Z', '2026-06-26T00:00:00Z', []],
    ['begins just before its end', '2026-06-25T11:59:59Z', '2026-06-26T00:00:00Z', ['joint']],
    ['ends with its start', '2026-06-25T00:00:00Z', '2026-06-25T10:00:00Z', []],
    ['ends just after its start', '2026-06-25T00:00:00Z', '2026-06-25T10:00:01Z', ['joint']],
    ['lies within it', '2026-06-25T10:15:00Z', '2026-06-25T10:20:00Z', ['joint']],
    [
      'begins with the start of one without an end',
      '2026-06-25T11:00:00Z',
      '2026-06-25T11:30:00Z',
      ['joint', 'without-end'],
    ],
    ['begins after the start of one without an end', '2026-06-25T11:00:01Z', '2026-06-25T11:30:00Z', ['joint']],
  ])('of a meeting and a window that %s', async (_how, from, to, found) => {
    expect(await ids({ from, to })).toEqual(found);
  });

  it.each([
    ['begins before the day ends in the zone', '2026-06-23T03:59:59Z', '2026-06-23T05:00:00Z', ['day-only']],
    ['begins as the day ends in the zone', '2026-06-23T04:00:00Z', '2026-06-23T05:00:00Z', []],
    ['ends as the day begins in the zone', '2026-06-22T00:00:00Z', '2026-06-22T04:00:00Z', []],
    ['ends after the day began in the zone', '2026-06-22T00:00:00Z', '2026-06-22T04:00:01Z', ['day-only']],
  ])('count a day without a time as that whole day, for a window that %s', async (_how, from, to, found) => {
    expect(await ids({ from, to })).toEqual(found);
  });

  it('refuse a window that ends before it begins', async () => {
    const { errors } = await ask(
      '{ meetings(from: "2026-06-02T00:00:00Z", to: "2026-06-01T00:00:00Z") { totalCount } }',
    );
    expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('keep meetings of the bodies named, joint ones under each, and of the statuses named', async () => {
    expect(await ids({ bodies: ['parents'] })).toEqual(['joint', 'without-end']);
    expect(await ids({ bodies: ['parents', 'group'], status: ['SCHEDULED', 'RECESSED'] })).toEqual([
      'recessed',
      'joint',
      'without-end',
    ]);
    expect(await ids({ bodies: ['nobody'] })).toEqual([]);
    expect(await ids({ bodies: [] })).toEqual([]);
  });

  it('of each body hold its joint meetings, once, at a cost that does not grow with the bodies', async () => {
    const list =
      'meetings(from: "2026-06-25T00:00:00Z", first: 5) { totalCount nodes { id body { id } jointWith { id } } }';
    const before = service.statements;
    const { data } = await ask(
      `{ a: body(id: "group") { ${list} } b: body(id: "parents") { ${list} } c: body(id: "cabinet") { ${list} } }`,
    );
    expect(service.statements - before).toBeLessThanOrEqual(4 + SNAPSHOT_STATEMENTS);
    const joint = { id: 'joint', body: { id: 'group' }, jointWith: [{ id: 'parents' }, { id: 'cabinet' }] };
    expect(data).toEqual({
      a: { meetings: { totalCount: 1, nodes: [joint] } },
      b: { meetings: { totalCount: 2, nodes: [joint, { id: 'without-end', body: { id: 'parents' }, jointWith: [] }] } },
      c: { meetings: { totalCount: 1, nodes: [joint] } },
    });
  });

  it.each(['OLDEST_FIRST', 'NEWEST_FIRST'])('are paged through whole, undated meetings too, %s', async (order) => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await ask(
        `query($order: TimeOrder, $after: String) {
          meetings(order: $order, first: 3, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }`,
        { order, after },
      );
      const { nodes, pageInfo } = data!.meetings as Listed;
      seen.push(...nodes.map(({ id }) => id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(seen).toEqual(await ids({ order }));
  });
});

describe('a meeting', () => {
  let service: Service<Loaders>;
  const people = Array.from({ length: 12 }, (_, index) => `p${index}`);
  beforeAll(async () => {
    service = await startTestService(
      department,
      [
        bodyRow('cabinet', {
          kind: 'MAYORS_CABINET',
          openMeetingStatus: 'SUBJECT',
          quorum: 6,
          name: { ...text('Cabinet'), es: 'Gabinete' },
        }),
        bodyRow('group'),
        ...people.map((id) => personRow(id)),
        meetingRow('later', 'cabinet', { startsAt: '2026-07-20T12:00:00Z', status: 'SCHEDULED' }),
        meetingRow('m', 'cabinet', {
          jointWithIds: ['group'],
          status: 'IN_SESSION',
          startsAt: '2026-06-20T12:00:00Z',
          minutesApprovedInId: 'later',
        }),
        ...people.map((personId, position) =>
          entryRow(personId, 'm', {
            position,
            personId,
            seatId: `seat-${position}`,
            presence: presenceOf(position),
            countsForQuorum: position !== 0,
          }),
        ),
        ...people.map((id, index) =>
          itemRow(id, 'm', {
            position: 12 - index,
            number: `${12 - index}`,
            presenterId: 'group',
            status: index === 4 ? 'OPEN' : 'DONE',
          }),
        ),
      ],
      () => NOW,
    );
  });
  afterAll(() => service.stop());

  it('answers all that its page shows, in a handful of statements', async () => {
    const before = service.statements;
    const { data, errors } = await service.execute({ document: MEETING_PAGE, variables: { id: 'm' }, viewer: PUBLIC });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      meeting: {
        title: { en: 'Meeting: Cabinet', es: 'Reunión: Gabinete' },
        jointWith: [{ slug: 'group' }],
        currentItem: { id: 'p4' },
        attendance: { present: 6, absent: 3, excused: 3, quorumRequired: 6, quorumMet: false },
        minutesApprovedIn: { id: 'later' },
      },
    });
    const { agenda, rollCall } = data!.meeting as { agenda: { number: string }[]; rollCall: object[] };
    expect(agenda.map(({ number }) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(rollCall.at(-1)).toMatchObject({
      seat: { id: 'seat-11' },
      person: { displayName: 'Sample p11' },
      presence: 'EXCUSED',
    });
    expect(service.statements - before).toBeLessThanOrEqual(9 + SNAPSHOT_STATEMENTS);
  });

  it('that is not there is null', async () => {
    const { data } = await service.execute({ document: '{ meeting(id: "none") { id } }', viewer: PUBLIC });
    expect(data).toEqual({ meeting: null });
  });
});

/** What the dashboard asks of the department for the page of a meeting. */
const MEETING_PAGE = `query($id: ID!) {
  meeting(id: $id) {
    id version title { en es } kind status statusReason { en } startsAt previousStartsAt endsAt timeZone startedAt adjournedAt
    body { slug name { en } openMeetingStatus quorum } jointWith { slug name { en } }
    modality place { en } joinUrl interpretation objectives { en } currentItem { id }
    agenda { id number kind status addedLate lateVote { yes no } title { en } legalReason { en } recommendedAction { en }
      amount { cents currency } presenter { slug name { en } } documents { id title { en } url languages accessible } grant { id } meeting { id } }
    attendance { present absent excused quorumRequired quorumMet }
    rollCall { seat { id } person { displayName } asDesignee presence }
    minutesStatus minutesPostedAt minutes { url title { en } } minutesApprovedIn { id }
    clocks { noticeDueAt agendaDueAt votesDueAt minutesDueAt adjournmentNoticeDueAt late } agendaPublishedAt
    documents { kind title { en } url languages accessible } provenance { origin }
  }
}`;
