import type { ExecutionResult } from 'graphql';
import { PUBLIC, type Viewer } from '../../../platform/auth/viewer';
import { inTransaction } from '../../../platform/events/transaction';
import type { Service } from '../../../platform/subgraph/service';
import { startTestService } from '../../../test/support/database';
import { Meeting } from '../entities/meeting';
import { meetingEvent } from '../events/meeting-changes';
import type { MeetingEventPayload, MeetingEventType } from '../events/meeting-updates';
import type { Loaders } from '../loaders';
import { type MeetingUpdateFilter, selectMeetingUpdates } from '../loaders/meeting-updates';
import { department } from '../service';
import { bodyRow, documentRow, entryRow, itemRow, meetingRow, personRow, viewerWith } from '../test-rows';

const ROWS = [
  bodyRow('group'),
  bodyRow('other'),
  bodyRow('cabinet', { kind: 'MAYORS_CABINET' }),
  personRow('present'),
  meetingRow('planned', 'group', { status: 'SCHEDULED' }),
  meetingRow('held', 'group', { status: 'ADJOURNED', minutesStatus: 'DRAFT' }),
  meetingRow('joint', 'cabinet', { status: 'AGENDA_PUBLISHED', jointWithIds: ['other'] }),
  itemRow('planned-item', 'planned'),
  itemRow('joint-item', 'joint'),
  entryRow('entry', 'held', { personId: 'present' }),
  documentRow('draft', 'MINUTES', { meetingId: 'held', bodyId: 'group' }),
  documentRow('notice', 'NOTICE', { meetingId: 'planned', bodyId: 'group' }),
  documentRow('plan', 'PLAN', { bodyId: 'group' }),
];

/** What commands record, each with who is told, by the names of VIEWERS. */
const PREPARE = ['a member of the group', 'staff', 'the clerk'];
const VIEWERS: Record<string, Viewer> = {
  'the public': PUBLIC,
  'a member of the group': viewerWith('MEMBER', 'group'),
  'a member of another body': viewerWith('MEMBER', 'other'),
  staff: viewerWith('STAFF'),
  'a Cabinet member': viewerWith('CABINET_MEMBER'),
  'the clerk': viewerWith('CLERK'),
};
const ALL = Object.keys(VIEWERS);

const CHANGES: [MeetingEventType, string, Partial<MeetingEventPayload>, string, string[]][] = [
  ['MeetingDetailsChanged', 'planned', {}, 'DETAILS_CHANGED planned', ALL],
  [
    'AgendaChanged',
    'planned',
    { agendaItemId: 'planned-item', published: false },
    'AGENDA_CHANGED planned planned-item',
    PREPARE,
  ],
  ['AgendaChanged', 'planned', { agendaItemId: 'planned-item' }, 'AGENDA_CHANGED planned planned-item', PREPARE],
  ['AgendaChanged', 'joint', { agendaItemId: 'joint-item', published: true }, 'AGENDA_CHANGED joint joint-item', ALL],
  ['ItemOpened', 'joint', { agendaItemId: 'joint-item', itemStatus: 'OPEN' }, 'ITEM_OPENED joint joint-item', ALL],
  ['MinutesDrafted', 'held', { documentId: 'draft' }, 'MINUTES_DRAFTED held', PREPARE],
  ['DocumentAdded', 'held', { documentId: 'draft' }, 'DOCUMENT_ADDED held', PREPARE],
  ['DocumentAdded', 'planned', { documentId: 'notice' }, 'DOCUMENT_ADDED planned', ALL],
  ['DocumentAdded', 'planned', { documentId: 'nowhere' }, 'DOCUMENT_ADDED planned', []],
  ['MinutesPosted', 'held', {}, 'MINUTES_POSTED held', ALL],
];

interface Update {
  readonly kind: string;
  readonly cursor: string;
  readonly meeting: { readonly id: string };
  readonly agendaItem: { readonly id: string } | null;
}

const DOCUMENT = `subscription($meeting: ID, $bodies: [ID!], $kinds: [MeetingUpdateKind!], $after: Cursor) {
  meetingUpdates(meeting: $meeting, bodies: $bodies, kinds: $kinds, after: $after) {
    cursor eventId version at kind meeting { id version } agendaItem { id } } }`;

describe('updates of meetings', () => {
  let service: Service<Loaders>;
  /** Cursor before anything, and before what CHANGES says. */
  let start: string;
  let loaded: string;

  const record = async (type: MeetingEventType, meeting: string, more: Partial<MeetingEventPayload>): Promise<void> => {
    await inTransaction(service.source, async ({ manager, record: tell }) => {
      const row = await manager.findOneByOrFail(Meeting, { id: meeting });
      tell(meetingEvent(type, { ...row, version: 2 }, new Date(0), { ...more }));
    });
  };

  beforeAll(async () => {
    service = await startTestService(department, ROWS);
    start = service.events.cursorOf({ ...service.events.head, pos: 0 });
    await service.events.open(start);
    const [{ pos }] = await service.source.query('SELECT pos FROM event_head');
    loaded = service.events.cursorOf({ ...service.events.head, pos: Number(pos) });
    for (const [type, meeting, payload] of CHANGES) await record(type, meeting, payload);
    service.events.wake();
  });
  afterAll(() => service.stop());

  /** All that a stream delivers until it tells that it is at the end of the log. */
  const follow = async (viewer: Viewer, after: string, filter: Record<string, unknown> = {}): Promise<Update[]> => {
    const [{ pos, epoch }] = await service.source.query('SELECT pos, epoch FROM event_head');
    const end = service.events.cursorOf({ epoch, pos: Number(pos) });
    const leaving = new AbortController();
    const onPosition = (cursor: string): void => void (cursor === end && leaving.abort());
    const variables = { ...filter, after };
    const stream = await service.subscribe({
      document: DOCUMENT,
      variables,
      viewer,
      signal: leaving.signal,
      onPosition,
    });
    if (!('next' in stream)) throw new Error(JSON.stringify(stream));
    const updates: Update[] = [];
    for (let last = ''; last !== end && !leaving.signal.aborted;) {
      const { done, value } = await stream.next();
      if (done) break;
      expect(value.errors).toBeUndefined();
      const update = (value as ExecutionResult<{ meetingUpdates: Update }>).data!.meetingUpdates;
      updates.push(update);
      last = update.cursor;
    }
    leaving.abort();
    return updates;
  };
  const shown = ({ kind, meeting, agendaItem }: Update): string =>
    [kind, meeting.id, agendaItem?.id].filter(Boolean).join(' ');

  it.each(ALL)('reach %s as the table says', async (who) => {
    const expected = CHANGES.filter(([, , , , told]) => told.includes(who)).map(([, , , text]) => text);
    expect((await follow(VIEWERS[who], loaded)).map(shown)).toEqual(expected);
  });

  it.each([
    ['the public', ['AGENDA_CHANGED joint joint-item', 'ATTENDANCE_CHANGED held', 'DOCUMENT_ADDED planned']],
    [
      'a member of the group',
      [
        'AGENDA_CHANGED planned planned-item',
        'AGENDA_CHANGED joint joint-item',
        'ATTENDANCE_CHANGED held',
        'DOCUMENT_ADDED held',
        'DOCUMENT_ADDED planned',
      ],
    ],
  ])('tell %s what a dataset brought, as far as it is seen', async (who, expected) => {
    const kinds = ['AGENDA_CHANGED', 'ATTENDANCE_CHANGED', 'DOCUMENT_ADDED'];
    const updates = await follow(VIEWERS[who], start, { kinds });
    expect(updates.slice(0, expected.length).map(shown).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['a meeting', { meeting: 'joint' }, ['AGENDA_CHANGED joint joint-item', 'ITEM_OPENED joint joint-item']],
    [
      'a body, joint meetings of it too',
      { bodies: ['other'] },
      ['AGENDA_CHANGED joint joint-item', 'ITEM_OPENED joint joint-item'],
    ],
    [
      'several bodies',
      { bodies: ['other', 'group'], kinds: ['MINUTES_POSTED', 'ITEM_OPENED'] },
      ['ITEM_OPENED joint joint-item', 'MINUTES_POSTED held'],
    ],
    ['a kind', { kinds: ['DOCUMENT_ADDED'] }, ['DOCUMENT_ADDED planned']],
    ['a meeting and a body that is not its own', { meeting: 'joint', bodies: ['group'] }, []],
    ['a meeting that nobody knows', { meeting: 'nowhere' }, []],
    ['a body that nobody knows', { bodies: ['nowhere'] }, []],
    ['no body', { bodies: [] }, []],
    ['no kind', { kinds: [] }, []],
  ])('are only those of %s', async (_what, filter, expected) => {
    expect((await follow(PUBLIC, loaded, filter)).map(shown)).toEqual(expected);
  });

  it('of a body hold the rows that a dataset brought, whose events name no body', async () => {
    const kinds = ['ATTENDANCE_CHANGED', 'AGENDA_CHANGED'];
    const of = async (body: string) => (await follow(PUBLIC, start, { bodies: [body], kinds })).map(shown);
    expect(await of('group')).toEqual(['ATTENDANCE_CHANGED held']);
    expect(await of('other')).toEqual(['AGENDA_CHANGED joint joint-item', 'AGENDA_CHANGED joint joint-item']);
  });

  it('are gone on with after any of them, each once', async () => {
    const all = await follow(VIEWERS.staff, start);
    expect(all.length).toBeGreaterThan(CHANGES.length);
    for (const [at, { cursor }] of all.entries()) {
      expect(await follow(VIEWERS.staff, cursor)).toEqual(all.slice(at + 1));
    }
  });

  it('say the version of the subject and when it happened', async () => {
    const [first] = await follow(PUBLIC, loaded);
    expect(first).toMatchObject({ version: 2, at: '1970-01-01T00:00:00.000Z', eventId: expect.any(String) });
  });

  it.each([
    [1, 'a hundred of every kind', {}],
    [0, 'none that rights are asked for', { kinds: ['ITEM_OPENED', 'MINUTES_POSTED'] }],
    [0, 'bodies that the events name', { kinds: ['ITEM_OPENED'], bodies: ['other'] }],
    [1, 'bodies that they do not name', { kinds: ['ATTENDANCE_CHANGED'], bodies: ['group'] }],
  ])('cost %i statements a batch with %s', async (statements, _what, filter) => {
    const { entries } = await service.events.read(0, 100);
    const select = selectMeetingUpdates(service.contextFor(PUBLIC), filter as MeetingUpdateFilter);
    const before = service.statements;
    const selected = await select(entries);
    expect(service.statements - before).toBe(statements);
    expect(selected.length).toBeGreaterThan(0);
  });

  it('are refused with a cursor that is none', async () => {
    const refused = await service.subscribe({
      document: DOCUMENT,
      variables: { after: 'nonsense' },
      viewer: PUBLIC,
      signal: new AbortController().signal,
    });
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'CURSOR_INVALID', cursor: expect.any(String) } }] });
  });
});
