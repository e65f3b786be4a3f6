import { SNAPSHOT_STATEMENTS, startTestService } from '../../test/support/database';
import { PUBLIC, type Viewer } from '../../platform/auth/viewer';
import type { Service } from '../../platform/subgraph/service';
import { parentCabinet } from './service';
import { CABINET, cabinetRow, consentRow, priorityRow, seatRow, sessionRow, supportsRow } from './test-rows';

const NOW = new Date('2026-11-24T17:00:00Z');

/** So many parents who speak these languages. */
function parents(count: number, key: string, languages: readonly string[], given: Record<string, unknown> = {}) {
  return Array.from({ length: count }, (_, index) => seatRow(`${key}-${index}`, { languages, ...given }));
}

const rows = [
  cabinetRow({ seatCount: 60 }),
  ...parents(14, 'es', ['es']),
  ...parents(11, 'both', ['es', 'en']),
  ...parents(3, 'ht', ['ht']),
  ...parents(20, 'former', ['pt'], { to: '2026-11-23' }),
  ...parents(10, 'staff', ['fr'], { role: 'STAFF_LIAISON' }),
  seatRow('ht-again', { personId: 'person-ht-0', languages: ['ht', 'ht'] }),
  consentRow('es-0', 'NAME'),
  consentRow('both-0', 'NAME'),

  sessionRow('session-1', '2026-03-01', { languages: ['es', 'en'], supports: ['FOOD'], area: 'Parkville' }),
  sessionRow('session-2', '2026-05-01', { attendanceMin: 3, attendanceMax: 3 }),
  sessionRow('session-3', '2026-05-01', { attendanceMin: 120, attendanceMax: null }),

  priorityRow('old', {
    raisedOn: '2026-01-10',
    sessionIds: ['session-2', 'session-1', 'session-gone'],
    indicatorIds: ['i1'],
    heardFromMin: 12,
    heardFromMax: 12,
  }),
  priorityRow('new', {
    raisedOn: '2026-06-10',
    sessionIds: ['session-1'],
    meetingIds: ['meeting-1'],
    status: 'SENT',
    areas: ['Parkville'],
  }),
  priorityRow('undated', { indicatorIds: ['i1'], status: 'CLOSED' }),
  priorityRow('same-day', { raisedOn: '2026-06-10', meetingIds: ['meeting-1', 'meeting-2'], indicatorIds: ['i1'] }),
  supportsRow('meeting-1', ['CHILD_CARE', 'INTERPRETATION']),
];

describe('the Parent Cabinet', () => {
  let service: Service;

  beforeAll(async () => {
    service = (await startTestService(parentCabinet, rows, () => NOW)) as Service;
  });
  afterAll(() => service.stop());

  async function ask(document: string, variables?: Record<string, unknown>, viewer: Viewer = PUBLIC): Promise<unknown> {
    const { data, errors } = await service.execute({ document, variables, viewer });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  }

  async function entities(selection: string, ...r: Record<string, string>[]): Promise<unknown> {
    return (
      (await ask(`query($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`, { r })) as {
        _entities: unknown;
      }
    )._entities;
  }

  it('is found alone, by key, and by its body; other bodies are none', async () => {
    expect(await ask('{ parentCabinet { id seatCount body { id } } }')).toEqual({
      parentCabinet: { id: CABINET, seatCount: 60, body: { id: CABINET } },
    });
    expect(
      await entities(
        '... on Body { parentCabinet { seatCount } }',
        { __typename: 'Body', id: CABINET },
        { __typename: 'Body', id: 'wg-a' },
      ),
    ).toEqual([{ parentCabinet: { seatCount: 60 } }, { parentCabinet: null }]);
  });

  it('counts what its current members speak, each parent once, and hides what could be worked out', async () => {
    expect(await ask('{ parentCabinet { languagesSpoken { language count suppressed } } }')).toEqual({
      parentCabinet: {
        languagesSpoken: [
          { language: 'es', count: 25, suppressed: false },
          { language: 'en', count: null, suppressed: true },
          { language: 'ht', count: null, suppressed: true },
        ],
      },
    });
  });

  it('gives priorities newest first, those of no known day last, page by page', async () => {
    type Answer = {
      parentPriorities: {
        nodes: { id: string }[];
        totalCount: number;
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
    const page =
      'query($after: String) { parentPriorities(first: 2, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }';
    const { parentPriorities: first } = (await ask(page)) as Answer;
    const { parentPriorities: second } = (await ask(page, { after: first.pageInfo.endCursor })) as Answer;
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(['same-day', 'new', 'old', 'undated']);
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([4, true, false]);
  });

  it.each([
    ['', ['same-day', 'new', 'old', 'undated']],
    ['(status: [SENT, CLOSED])', ['new', 'undated']],
    ['(status: [])', []],
    ['(status: null, first: null)', ['same-day', 'new', 'old', 'undated']],
  ])('filters priorities by status, in the list of all as in its own: %s', async (given, expected) => {
    const list = { totalCount: expected.length, nodes: expected.map((id) => ({ id })) };
    expect(
      await ask(
        `{ parentPriorities${given} { totalCount nodes { id } } parentCabinet { priorities${given} { totalCount nodes { id } } } }`,
      ),
    ).toEqual({
      parentPriorities: list,
      parentCabinet: { priorities: list },
    });
  });

  it('gives a priority with its sessions, meetings, indicators, and a band that tells no number', async () => {
    const fields =
      '... on ParentPriority { heardFrom { min max } sessions { id } meetings { id } indicators { id } areas status }';
    expect(
      await entities(fields, { __typename: 'ParentPriority', id: 'old' }, { __typename: 'ParentPriority', id: 'none' }),
    ).toEqual([
      {
        heardFrom: { min: 10, max: 19 },
        sessions: [{ id: 'session-2' }, { id: 'session-1' }],
        meetings: [],
        indicators: [{ id: 'i1' }],
        areas: [],
        status: 'HEARD',
      },
      null,
    ]);
  });

  it.each([
    ['', ['session-3', 'session-2', 'session-1']],
    ['(from: "2026-05-01")', ['session-3', 'session-2']],
    ['(to: "2026-04-30")', ['session-1']],
    ['(from: "2026-03-01", to: "2026-03-01")', ['session-1']],
    ['(from: "2026-06-01")', []],
  ])('gives listening sessions newest first, in a window: %s', async (given, expected) => {
    expect(await ask(`{ parentCabinet { listeningSessions${given} { totalCount nodes { id } } } }`)).toEqual({
      parentCabinet: { listeningSessions: { totalCount: expected.length, nodes: expected.map((id) => ({ id })) } },
    });
  });

  it('tells of a session how many came only in bands, and what was heard there', async () => {
    expect(
      await ask(
        '{ parentCabinet { listeningSessions { nodes { attendance { min max } area languages supports priorities { id } } } } }',
      ),
    ).toEqual({
      parentCabinet: {
        listeningSessions: {
          nodes: [
            { attendance: { min: 100, max: null }, area: null, languages: [], supports: [], priorities: [] },
            { attendance: { min: 0, max: 9 }, area: null, languages: [], supports: [], priorities: [{ id: 'old' }] },
            {
              attendance: { min: 20, max: 29 },
              area: 'Parkville',
              languages: ['es', 'en'],
              supports: ['FOOD'],
              priorities: [{ id: 'new' }, { id: 'old' }],
            },
          ],
        },
      },
    });
  });

  it('adds to meetings what is offered and what was raised there; null where nobody said what is offered', async () => {
    const added = '... on Meeting { supports priorities { id } }';
    expect(
      await entities(added, { __typename: 'Meeting', id: 'meeting-1' }, { __typename: 'Meeting', id: 'meeting-2' }),
    ).toEqual([
      { supports: ['CHILD_CARE', 'INTERPRETATION'], priorities: [{ id: 'same-day' }, { id: 'new' }] },
      { supports: null, priorities: [{ id: 'same-day' }] },
    ]);
  });

  it('adds to an indicator what parents say matters there', async () => {
    expect(
      await entities('... on Indicator { parentPriorities { id } }', { __typename: 'Indicator', id: 'i1' }),
    ).toEqual([{ parentPriorities: [{ id: 'same-day' }, { id: 'old' }, { id: 'undated' }] }]);
  });

  it('asks the database no more often for more rows', async () => {
    const statements = async (document: string): Promise<number> => {
      const before = service.statements;
      await ask(document);
      return service.statements - before - SNAPSHOT_STATEMENTS;
    };
    const parts = 'nodes { id sessions { id priorities { id } } }';
    expect(await statements(`{ parentPriorities(status: [SENT]) { ${parts} } }`)).toBe(3);
    expect(await statements(`{ parentPriorities { ${parts} } }`)).toBe(3);
    expect(await statements('{ parentCabinet { members { displayName role } languagesSpoken { count } } }')).toBe(4);
  });
});
