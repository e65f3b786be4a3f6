import { PUBLIC, type Viewer } from '../../platform/auth/viewer';
import type { Service } from '../../platform/subgraph/service';
import { startTestService } from '../../test/support/database';
import type { Loaders } from './loaders';
import { mayorsCabinet } from './service';
import { bodyRow, cabinetRow, itemRow, linkRow, meetingRow, motionRow, recommendationRows, viewer } from './test-rows';

const SENT = ['SUBMITTED', '2026-03-01T16:00:00Z'] as const;
const ROWS = [
  cabinetRow,
  bodyRow('cabinet', 'MAYORS_CABINET'),
  meetingRow('public', { date: '2026-03-01', attendeeIds: ['attendee'] }),
  meetingRow('hidden', {
    date: '2026-04-01',
    startsAt: '2026-04-01T20:00:00Z',
    agendaPublic: false,
    status: 'SCHEDULED',
  }),
  meetingRow('joint', { bodyIds: ['cabinet', 'parents'], agendaPublic: false, status: 'SCHEDULED' }),
  itemRow('open', 'public'),
  itemRow('earlier', 'public'),
  itemRow('closed', 'public', { executiveSession: true }),
  itemRow('draft', 'hidden'),
  itemRow('common', 'joint'),
  ...['seen', 'waiting', 'secret', 'shared', 'lost'].flatMap((id) => recommendationRows(id, [SENT])),
  ...recommendationRows('moved', [
    SENT,
    ['SCHEDULED', '2026-03-02T16:00:00Z', { meetingId: 'public' }],
    ['DEFERRED', '2026-03-03T16:00:00Z', { meetingId: 'hidden' }],
    ['SCHEDULED', '2026-03-04T16:00:00Z', { meetingId: 'joint' }],
    ['SCHEDULED', '2026-03-05T16:00:00Z', { meetingId: 'unknown' }],
    ['DECIDED', '2026-03-06T16:00:00Z', { meetingId: 'unknown' }],
  ]),
  linkRow('seen', 'draft'),
  linkRow('seen', 'open'),
  linkRow('secret', 'closed'),
  linkRow('shared', 'common'),
  linkRow('lost', 'unknown'),
  motionRow('m-open', { meetingId: 'public', agendaItemId: 'open' }),
  motionRow('m-closed', { meetingId: 'public', agendaItemId: 'closed', position: 2 }),
];

const WHO: readonly (readonly [string, Viewer, readonly string[]])[] = [
  ['the public', PUBLIC, ['open']],
  ['a member of another body', viewer({ MEMBER: 'group' }), ['open']],
  ['a member of a body that meets jointly', viewer({ MEMBER: 'parents' }), ['open', 'common']],
  ['its co-chair', viewer({ CO_CHAIR: 'parents' }), ['open', 'common']],
  ['a member of the Cabinet as a body', viewer({ MEMBER: 'cabinet' }), ['open', 'draft', 'common']],
  ['someone who was in the room', viewer({ MEMBER: 'group' }, 'attendee'), ['open', 'closed']],
  ['someone who was not', viewer({ MEMBER: 'group' }, 'absentee'), ['open']],
  ['staff', viewer({ STAFF: null }), ['open', 'draft', 'common']],
  ['a Cabinet member', viewer({ CABINET_MEMBER: null }), ['open', 'closed', 'draft', 'common']],
  ['the clerk', viewer({ CLERK: null }), ['open', 'closed', 'draft', 'common']],
];
const TAKES_UP: Record<string, string> = { open: 'seen', closed: 'secret', draft: 'seen', common: 'shared' };

describe('what the docket says of agendas', () => {
  let service: Service<Loaders>;
  beforeAll(async () => {
    service = await startTestService(mayorsCabinet, ROWS);
  });
  afterAll(() => service.stop());

  const ask = async (document: string, as: Viewer, keys: string[] = []) => {
    const r = keys.map((key) => ({ __typename: key.split(':')[0], id: key.split(':')[1] }));
    const { data, errors } = await service.execute({ document, variables: { r }, viewer: as });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  };
  const items = ['open', 'closed', 'draft', 'common', 'unknown'];

  it.each(WHO)('by the entities of agenda items, to %s', async (_who, as, visible) => {
    const { _entities } = await ask(
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on AgendaItem { recommendation { id } } } }',
      as,
      items.map((id) => `AgendaItem:${id}`),
    );
    expect(_entities).toEqual(
      items.map((id) => ({ recommendation: visible.includes(id) ? { id: TAKES_UP[id] } : null })),
    );
  });

  it.each(WHO)('by the items of recommendations, oldest meeting first, to %s', async (_who, as, visible) => {
    const { recommendations } = await ask('{ recommendations(first: 100) { nodes { id agendaItems { id } } } }', as);
    const found = Object.fromEntries(
      recommendations.nodes.map((node: { id: string; agendaItems: { id: string }[] | null }) => [
        node.id,
        node.agendaItems?.map(({ id }) => id) ?? null,
      ]),
    );
    const only = (id: string) => (visible.includes(id) ? [id] : null);
    expect(found).toEqual({
      seen: ['open', 'draft'].filter((id) => visible.includes(id)),
      waiting: [],
      secret: only('closed'),
      shared: only('common'),
      lost: null,
      moved: [],
    });
  });

  it.each(WHO)('by the entities of meetings, to %s', async (_who, as, visible) => {
    const { _entities } = await ask(
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on Meeting { recommendations { id } } } }',
      as,
      ['Meeting:public', 'Meeting:hidden', 'Meeting:joint', 'Meeting:unknown'],
    );
    const inPublic = ['open', 'closed'].filter((id) => visible.includes(id)).map((id) => ({ id: TAKES_UP[id] }));
    expect([...(_entities[0].recommendations as { id: string }[])].sort((a, b) => b.id.localeCompare(a.id))).toEqual(
      inPublic.sort((a, b) => b.id.localeCompare(a.id)),
    );
    expect(_entities.slice(1)).toEqual([
      { recommendations: visible.includes('draft') ? [{ id: 'seen' }] : null },
      { recommendations: visible.includes('common') ? [{ id: 'shared' }] : null },
      { recommendations: null },
    ]);
  });

  it.each(WHO)('by the steps of a recommendation, to %s', async (_who, as, visible) => {
    const step = (meeting: string, item: string) => ({ meeting: visible.includes(item) ? { id: meeting } : null });
    const steps = 'history { meeting { id } }';
    const history = [
      { meeting: null },
      { meeting: { id: 'public' } },
      step('hidden', 'draft'),
      step('joint', 'common'),
      { meeting: null },
      { meeting: { id: 'unknown' } },
    ];
    expect(await ask(`{ recommendation(id: "moved") { ${steps} } }`, as)).toEqual({ recommendation: { history } });
    const entity = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Recommendation { ${steps} } } }`;
    expect(await ask(entity, as, ['Recommendation:moved'])).toEqual({ _entities: [{ history }] });
  });

  it('shows motions to everybody, those of an executive session too, but of an unpublished agenda not even that there are none', async () => {
    const { _entities } = await ask(
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on AgendaItem { motions { id } } ... on Meeting { motions { id agendaItem { id } meeting { id } } } } }',
      PUBLIC,
      [
        'AgendaItem:open',
        'AgendaItem:earlier',
        'AgendaItem:closed',
        'AgendaItem:draft',
        'AgendaItem:unknown',
        'Meeting:public',
      ],
    );
    expect(_entities).toEqual([
      { motions: [{ id: 'm-open' }] },
      { motions: [] },
      { motions: [{ id: 'm-closed' }] },
      { motions: null },
      { motions: null },
      {
        motions: [
          { id: 'm-open', agendaItem: { id: 'open' }, meeting: { id: 'public' } },
          { id: 'm-closed', agendaItem: { id: 'closed' }, meeting: { id: 'public' } },
        ],
      },
    ]);
  });
});
