import type { DataRow } from '../../platform/data/dataset';
import { countByType, digest, rowsOf, TODAY } from '../datasets-for-tests';
import { sampleRows } from './demo';

describe('the demo', () => {
  const demo = rowsOf('demo');
  const sample: readonly DataRow[] = Object.values(sampleRows(TODAY)).flatMap((placed) => placed.map(({ row }) => row));
  const of = (type: string): DataRow[] => sample.filter((row) => row.type === type);
  const values = (type: string, property: string): Set<unknown> => new Set(of(type).map((row) => row[property]));

  it('is the same, byte for byte, for the same day', () => {
    expect(digest(rowsOf('demo'))).toBe(digest(demo));
  });

  it.each(['2026-11-23', '2026-11-29', '2027-01-01', '2028-02-29', '2026-07-04'])(
    'keeps its shape when it is laid around %s',
    (today) => {
      expect(countByType(rowsOf('demo', today))).toEqual(countByType(demo));
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
      const days = of(type).flatMap((row) => (row[property] ? [(row[property] as string).slice(0, 10)] : []));
      expect({ type, property, late: days.filter((day) => day >= TODAY) }).toEqual({ type, property, late: [] });
    }
  });
});
