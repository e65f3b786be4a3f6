import { createHash } from 'node:crypto';
import type { DataRow } from '../platform/data/dataset';
import { type DatasetName, datasetRows } from './datasets';
import { sampleRows } from './demo/demo';

const TODAY = '2026-11-24';
const rowsOf = (name: DatasetName, today = TODAY, factor = 1): DataRow[] =>
  [...datasetRows(name, { today, factor }).values()].flat().map(({ row }) => row);
const digest = (rows: readonly DataRow[]): string => createHash('sha256').update(JSON.stringify(rows)).digest('hex');
const countByType = (rows: readonly DataRow[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { type } of rows) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
};

describe('the demo', () => {
  const sample: readonly DataRow[] = Object.values(sampleRows(TODAY)).flatMap((placed) => placed.map(({ row }) => row));
  const of = (type: string): DataRow[] => sample.filter((row) => row.type === type);
  const values = (type: string, property: string): Set<unknown> => new Set(of(type).map((row) => row[property]));

  it('is the same, byte for byte, for the same day', () => {
    expect(digest(rowsOf('demo'))).toBe(digest(rowsOf('demo')));
  });

  it.each(['2026-11-23', '2026-11-29', '2027-01-01', '2028-02-29', '2026-07-04'])(
    'keeps its shape when it is laid around %s',
    (today) => {
      expect(countByType(rowsOf('demo', today))).toEqual(countByType(rowsOf('demo')));
    },
  );

  it('says of every row of its own that it is a sample, in both languages', () => {
    const provenances = sample.flatMap((row) =>
      row.provenance ? [row.provenance as { origin: string; note: { en: string; es: string } }] : [],
    );
    expect(provenances.length).toBeGreaterThan(300);
    for (const { origin, note } of provenances) {
      expect(origin).toBe('SAMPLE');
      expect(note.en).toMatch(/^Sample: invented/);
      expect(note.es).toMatch(/^Muestra: inventado/);
    }
  });

  it('calls people by what they do, and parents by nothing at all in the directory', () => {
    for (const person of of('Person')) {
      expect(person.isPseudonym).toBe(true);
      if (person.isParent) expect(person.displayName).toBeUndefined();
      else
        expect(person.displayName).toMatch(
          /^(Cabinet )?(Co-chair|co-chair|Member|member|Guest|Designee|Staff liaison) \d+$/,
        );
    }
  });

  it.each([
    [
      'Recommendation',
      'stage',
      [
        'SUBMITTED',
        'ACKNOWLEDGED',
        'RETURNED',
        'SCHEDULED',
        'DEFERRED',
        'DECIDED',
        'ANSWERED',
        'IMPLEMENTING',
        'REPORTED_BACK',
        'CLOSED',
        'WITHDRAWN',
      ],
    ],
    ['Recommendation', 'kind', ['RECOMMENDATION', 'BRIEFING', 'REQUEST', 'NOMINATION']],
    ['Decision', 'outcome', ['ADOPTED', 'ADOPTED_WITH_CHANGES', 'REFERRED', 'DECLINED', 'NOTED', 'NO_ACTION']],
    ['ReportBack', 'satisfied', [true, false]],
    ['Motion', 'result', ['PASSED', 'FAILED', 'WITHDRAWN', 'TABLED', 'NOT_RECORDED']],
    ['Vote', 'option', ['YES', 'NO', 'ABSTAIN', 'RECUSED', 'ABSENT']],
    ['Implementation', 'status', ['NOT_STARTED', 'ON_TRACK', 'AT_RISK', 'STALLED', 'DONE']],
    ['Meeting', 'status', ['SCHEDULED', 'AGENDA_PUBLISHED', 'ADJOURNED', 'CANCELLED', 'NOT_HELD_NO_QUORUM']],
    ['Meeting', 'minutesStatus', ['NONE', 'DRAFT', 'POSTED_DRAFT', 'APPROVED', 'CORRECTED']],
    ['RollCallEntry', 'presence', ['PRESENT', 'PRESENT_REMOTELY', 'ABSENT', 'EXCUSED']],
    ['Strategy', 'status', ['SELECTED', 'ACTIVE', 'PAUSED', 'COMPLETED', 'ADOPTED_CITYWIDE', 'DROPPED']],
    ['ActionItem', 'status', ['OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE', 'DROPPED']],
    ['ParentPriority', 'status', ['HEARD', 'CHOSEN', 'SENT', 'ANSWERED', 'CLOSED']],
    ['ParentMember', 'role', ['CHAIR', 'MEMBER', 'AMBASSADOR', 'STAFF_LIAISON']],
    ['WorkingGroupMember', 'role', ['CO_CHAIR', 'MEMBER', 'STAFF_LIAISON', 'GUEST']],
    ['AgendaItem', 'kind', ['EXECUTIVE_SESSION', 'BUSINESS', 'PUBLIC_COMMENT', 'MINUTES']],
  ])('shows each %s.%s', (type, property, wanted) => {
    const shown = values(type, property);
    for (const value of wanted) expect(shown).toContain(value);
  });

  it('tells each life of a recommendation in order, ending in its stage', () => {
    for (const recommendation of of('Recommendation')) {
      const moves = of('StageChange').filter(({ recommendationId }) => recommendationId === recommendation.id);
      expect(moves.map(({ position }) => position)).toEqual(moves.map((_, index) => index + 1));
      expect(moves.map(({ at }) => at)).toEqual(moves.map(({ at }) => at).sort());
      expect([moves[0].at, moves[moves.length - 1].stage]).toEqual([recommendation.submittedAt, recommendation.stage]);
      expect((moves[moves.length - 1].at as string) < `${TODAY}T24`).toBe(true);
    }
  });

  it('lets nothing that has happened happen after today', () => {
    const happened: readonly (readonly [type: string, property: string])[] = [
      ['StageChange', 'at'],
      ['Decision', 'at'],
      ['CabinetResponse', 'at'],
      ['ReportBack', 'at'],
      ['Endorsement', 'at'],
      ['Milestone', 'doneOn'],
      ['ImplementationNote', 'at'],
      ['Implementation', 'updatedAt'],
      ['Learning', 'on'],
      ['ListeningSession', 'on'],
      ['ParentPriority', 'raisedOn'],
      ['ActionItem', 'completedOn'],
      ['Strategy', 'startedOn'],
      ['Meeting', 'adjournedAt'],
      ['Meeting', 'minutesPostedAt'],
      ['Meeting', 'scheduledAt'],
      ['Meeting', 'agendaPublishedAt'],
      ['Document', 'publishedAt'],
      ['Consent', 'givenOn'],
      ['Consent', 'withdrawnOn'],
      ['Motion', 'correctedAt'],
    ];
    for (const [type, property] of happened) {
      for (const row of of(type))
        if (row[property]) expect(`${type} ${(row[property] as string).slice(0, 10) < TODAY}`).toBe(`${type} true`);
    }
  });
});

describe('every dataset', () => {
  it.each([
    ['record', 1],
    ['demo', 1],
    ['scale', 2],
  ] as const)('%s keeps what is private out', (name, factor) => {
    const text = JSON.stringify(rowsOf(name, TODAY, factor));
    const withoutIds = text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|https?:[^"\s]+/g, '');
    expect(text.match(/\w@\w+\.\w+/g)).toBeNull();
    expect(
      text.match(/"(phone|telephone|email|address|child|age|income|immigration|stipend|hours|dialIn)":/gi),
    ).toBeNull();
    expect(withoutIds.match(/\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}/g)).toBeNull();
  });

  it.each(['record', 'demo', 'scale'] as const)('%s has each id once', (name) => {
    const keys = rowsOf(name, TODAY, 3).map(({ type, id }) => `${type}:${id}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the scale dataset', () => {
  it('is the demo at factor 1, and grows with the factor', () => {
    expect(countByType(rowsOf('scale', TODAY, 1))).toEqual(countByType(rowsOf('demo')));
    const [demo, five] = [countByType(rowsOf('demo')), countByType(rowsOf('scale', TODAY, 5))];
    for (const type of [
      'Person',
      'Organization',
      'Meeting',
      'AgendaItem',
      'Recommendation',
      'StageChange',
      'IndicatorPoint',
      'ActionItem',
      'Vote',
      'ParentPriority',
      'Learning',
    ]) {
      expect(five[type] / demo[type]).toBeGreaterThan(3.5);
      expect(five[type] / demo[type]).toBeLessThanOrEqual(5);
    }
  });

  it('is the same, byte for byte, for the same day and factor', () => {
    expect(digest(rowsOf('scale', TODAY, 3))).toBe(digest(rowsOf('scale', TODAY, 3)));
  });

  it('gives each recommendation a number of its own', () => {
    const numbers = rowsOf('scale', TODAY, 20)
      .filter(({ type }) => type === 'Recommendation')
      .map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^\d{4}-\d{3,}$/);
  });

  it('leaves the past past and the future to come', () => {
    const rows = rowsOf('scale', TODAY, 8).filter(({ type }) => type === 'Meeting');
    for (const meeting of rows) if (meeting.status === 'ADJOURNED') expect((meeting.date as string) < TODAY).toBe(true);
    for (const meeting of rows)
      if (meeting.status === 'AGENDA_PUBLISHED') expect((meeting.date as string) > TODAY).toBe(true);
  });
});
