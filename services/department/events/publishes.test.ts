import type { DataRow } from '../../../platform/data/dataset';
import type { Service } from '../../../platform/subgraph/service';
import { startTestService } from '../../../test/support/database';
import type { Loaders } from '../loaders';
import { department } from '../service';
import { bodyRow, documentRow, entryRow, itemRow, meetingRow, personRow, PROVENANCE, text } from '../test-rows';

const source = { label: 'A source', url: null, retrievedOn: null };

/** One row of each entity; what must stay out of every event says "secret". */
const ROWS: DataRow[] = [
  bodyRow('cabinet', { kind: 'MAYORS_CABINET', validFrom: '2022-09-01' }),
  {
    type: 'Organization',
    id: 'library',
    name: text('Library'),
    sector: 'LIBRARY',
    side: 'PUBLIC',
    provenance: PROVENANCE,
  },
  { type: 'Program', id: 'story-hour', name: text('Story hour'), organizationId: 'library', provenance: PROVENANCE },
  personRow('someone', { displayName: 'Someone secret' }),
  {
    type: 'Affiliation',
    id: 'affiliation',
    personId: 'someone',
    organizationId: 'library',
    title: text('secret title'),
    from: '2024-01-01',
  },
  { type: 'Goal', id: 'goal', name: text('Goal'), provenance: PROVENANCE },
  {
    type: 'Indicator',
    id: 'absence',
    name: text('Absence'),
    kind: 'POPULATION',
    unit: text('%'),
    polarity: 'LOWER_IS_BETTER',
    goalIds: ['goal'],
    provenance: PROVENANCE,
  },
  {
    type: 'IndicatorPoint',
    id: 'point',
    indicatorId: 'absence',
    kind: 'ACTUAL',
    period: '2020',
    end: '2020-12-31',
    value: 4,
    source,
  },
  {
    type: 'IndicatorPoint',
    id: 'target',
    indicatorId: 'absence',
    kind: 'TARGET',
    period: '2030',
    end: '2030-12-31',
    value: 2,
    source,
  },
  { type: 'Grant', id: 'grant', name: text('Grant'), provenance: PROVENANCE },
  { type: 'GrantAward', id: 'award', grantId: 'grant', organizationId: 'library' },
  meetingRow('meeting', 'cabinet', {
    status: 'ADJOURNED',
    minutesStatus: 'DRAFT',
    joinUrl: 'https://example.org/join',
  }),
  documentRow('minutes', 'MINUTES', {
    meetingId: 'meeting',
    title: text('secret minutes'),
    text: text('secret text'),
    publishedAt: '2026-01-01T12:00:00Z',
  }),
  documentRow('unpublished', 'STAFF_REPORT', { title: text('secret report') }),
  documentRow('plan', 'PLAN', { bodyId: 'cabinet', title: text('The plan'), publishedAt: '2026-01-01T12:00:00Z' }),
  itemRow('item', 'meeting', {
    kind: 'EXECUTIVE_SESSION',
    title: text('secret title'),
    recommendedAction: text('secret action'),
    documentIds: ['unpublished'],
  }),
  entryRow('entry', 'meeting', { personId: 'someone' }),
  {
    type: 'Implementation',
    id: 'rec-1',
    status: 'ON_TRACK',
    leadPersonId: 'someone',
    updatedAt: '2026-01-02T12:00:00Z',
  },
  { type: 'Milestone', id: 'milestone', implementationId: 'rec-1', title: text('First step'), doneOn: '2026-01-03' },
  {
    type: 'ImplementationNote',
    id: 'note',
    implementationId: 'rec-1',
    at: '2026-01-04T12:00:00Z',
    text: text('On the way'),
  },
  { type: 'FiscalNote', id: 'rec-1', grantIds: ['grant'] },
];

interface Entry {
  readonly type: string;
  readonly subject: string;
  readonly touched: readonly string[];
  readonly payload: Record<string, unknown>;
  readonly at: Date;
}

describe('the events of loaded rows', () => {
  let service: Service<Loaders>;
  let log: Entry[];
  beforeAll(async () => {
    service = await startTestService(department, ROWS);
    log = await service.source.query('SELECT type, subject, touched, payload, at FROM event_log ORDER BY pos');
  });
  afterAll(() => service.stop());

  const of = (type: string): Entry[] => log.filter((entry) => entry.type === type);

  it('are one for each row, of every entity that the service keeps', () => {
    expect(log).toHaveLength(ROWS.length);
    expect(Object.keys(department.recorded).sort()).toEqual(department.entities.map((entity) => entity.name).sort());
    const own = Object.keys(department.recorded).filter((name) => department.recorded[name] !== null);
    expect([...new Set(ROWS.map((row) => row.type))].sort()).toEqual(own.sort());
  });

  it('carry no name, and nothing that the public may not see', () => {
    expect(log.filter((entry) => JSON.stringify(entry).includes('secret'))).toEqual([]);
    expect(
      log.flatMap((entry) => Object.keys(entry.payload)).filter((key) => /displayName|person|seat/i.test(key)),
    ).toEqual([]);
  });

  it('touch what they are about, and only things that can be named', () => {
    for (const { subject, touched } of log) {
      expect(touched).toContain(subject);
      expect(touched.filter((tag) => !/^[A-Z][A-Za-z]+(:[\w.-]+)?$/.test(tag))).toEqual([]);
    }
  });

  it('touch both ends of a link', () => {
    expect(of('IndicatorDefined')[0].touched).toEqual(['Indicator:absence', 'Indicator', 'Goal:goal']);
    expect(of('GrantAwarded')[0].touched).toEqual(['GrantAward:award', 'Grant:grant', 'Organization:library']);
    expect(of('ProgramAdded')[0].touched).toContain('Organization:library');
  });

  it('are about the recommendation where the row carries one out', () => {
    for (const type of ['ImplementationSet', 'MilestoneCompleted', 'ImplementationNoteAdded', 'FiscalNoteSet']) {
      expect(of(type)[0].subject).toBe('Recommendation:rec-1');
    }
  });

  it('give the title of a published paper of no meeting, and of no other', () => {
    const titles = of('DocumentAdded').map(({ subject, payload }) => [
      subject,
      (payload.title as { en: string } | null)?.en ?? null,
    ]);
    expect(Object.fromEntries(titles)).toEqual({
      'Document:minutes': null,
      'Document:unpublished': null,
      'Document:plan': 'The plan',
    });
  });

  it('are told apart by what a point is', () => {
    expect([of('IndicatorPointPublished').length, of('IndicatorTargetSet').length]).toEqual([1, 1]);
  });

  it('happened when their fact did: on a day from its beginning in New York, at the epoch where nobody knows', () => {
    const at = (type: string): string => of(type)[0].at.toISOString();
    expect(at('BodyRegistered')).toBe('2022-09-01T04:00:00.000Z');
    expect(at('IndicatorPointPublished')).toBe('2020-12-31T05:00:00.000Z');
    expect(at('IndicatorTargetSet')).toBe('1970-01-01T00:00:00.000Z');
    expect(at('ImplementationNoteAdded')).toBe('2026-01-04T12:00:00.000Z');
  });
});
