import { readFileSync } from 'node:fs';
import type { DataRow } from '../../platform/data/dataset';
import type { Provenance, SourceRef, TranslatedText } from '../../platform/database/values';
import { projectFile } from '../../platform/paths';
import { recordRows } from './record';

interface Facts {
  readonly note: string;
  readonly sources: Record<string, string>;
  readonly bodies: readonly Fact[];
  readonly seats: readonly Fact[];
  readonly meetings: readonly Fact[];
  readonly strategies: readonly Fact[];
  readonly grants: readonly Fact[];
  readonly indicators: readonly Fact[];
  readonly indicators_named_without_value: readonly string[];
}
type Fact = Readonly<Record<string, unknown>>;

const facts = JSON.parse(readFileSync(projectFile('data', 'record', 'facts.json'), 'utf8')) as Facts;
const rows: readonly DataRow[] = Object.values(recordRows()).flatMap((placed) => placed.map(({ row }) => row));
const byId = (type: string, id: string): DataRow => {
  const row = rows.find((candidate) => candidate.type === type && candidate.id === id);
  if (!row) throw new Error(`There is no ${type} ${id}`);
  return row;
};
const all = (type: string, where: Fact = {}): DataRow[] =>
  rows.filter(
    (row) => row.type === type && Object.entries(where).every(([property, value]) => row[property] === value),
  );

const english = (text: unknown): string => (text as TranslatedText).en ?? '';
const noteOf = (row: DataRow): string => (row.provenance as Provenance).note?.en ?? '';
/** What a fact says on a point: one text, several, or none. */
function given(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as string[]) : [value as string];
}
const dateOf = (fact: Fact): string => (fact.date ?? fact.date_inferred) as string;
/** The text as it can be looked for: without quotes of any kind, in lower case. */
const plain = (text: string): string =>
  text
    .replace(/['’‘“”"]/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
const expectWords = (text: string, words: string): void => expect(plain(text)).toContain(plain(words));

function expectSources(of: readonly DataRow[], keys: unknown): void {
  const urls = of.flatMap((row) => (row.provenance as Provenance).sources).map(({ url, label }) => url ?? label);
  for (const key of given(keys)) expect(urls).toContain(addressOf(key));
}

/** The page that a key of facts.json stands for: of a feed with an item, the item. */
function addressOf(key: string): string {
  return /\(item (\S+)\)/.exec(facts.sources[key])?.[1] ?? facts.sources[key];
}

describe('the record', () => {
  describe.each(facts.bodies.map((fact) => [fact.id as string, fact] as const))('on the body %s', (id, fact) => {
    const row = byId('Body', id);

    it('says what it is, of which body it is part and when it existed', () => {
      const { kind, validTo = null, parentId = null, predecessorId = null, validAsPublished = null } = row;
      expect({ kind, name: english(row.name), validTo, parentId, predecessorId }).toEqual({
        kind: fact.kind,
        name: fact.name_en,
        validTo: fact.valid_to ?? null,
        parentId: fact.parent ?? null,
        predecessorId: fact.predecessor ?? null,
      });
      // The seed says 'fall 2022', facts.json '2022 (fall)'.
      expect(validAsPublished).toBe(fact.valid_from === '2022 (fall)' ? 'fall 2022' : (fact.valid_from ?? null));
      for (const successor of given(fact.successor)) expect(byId('Body', successor).predecessorId).toBe(id);
      for (const basis of given(fact.legal_basis)) expect((row.legalBasis as SourceRef).label).toBe(basis);
    });

    it('says what it is asked to do, and what it runs', () => {
      for (const charge of given(fact.charge)) expect(english(row.charge)).toBe(charge);
      expect(((row.duties as unknown[]) ?? []).map(english)).toEqual(fact.duties ?? []);
      const goals = fact.goal_en ? (byId('WorkingGroup', id).goals as unknown[]).map(english).join(' ') : '';
      for (const words of given(fact.goal_en).flatMap((goal) => goal.split('; '))) expectWords(goals, words);
      const programs = all('Program').map(({ name }) => english(name));
      for (const program of given(fact.programs_shown_on_page)) expect(programs).toContain(program);
    });

    it('says what else it was called, what is not known, and where all this stands', () => {
      for (const name of given(fact.former_or_other_names)) {
        const former = (row.formerNames as string[]).find((known) => name.startsWith(known));
        expect(former).toBeDefined();
        if (former !== name) expectWords(noteOf(row), name);
      }
      for (const size of given(fact.size_stated)) expectWords(noteOf(row), size);
      const doubts = (fact.confidence as string).split('; ').slice(1);
      for (const words of doubts) expectWords(noteOf(row), words.replace(/^the /, ''));
      expectSources([row], fact.source);
    });
  });

  it.each(facts.seats.map((fact) => [fact.body as string, fact.role as string, fact] as const))(
    'names the seats of %s: %s',
    (bodyId, role, fact) => {
      const seats = all('Seat', { bodyId });
      const said = seats.map((seat) => `${english(seat.role)} ${noteOf(seat)}`).join(' ');
      for (const phrase of role
        .split(/[;:(),]|\. /)
        .map((part) => part.trim())
        .filter(Boolean))
        expectWords(said, phrase);
      expectSources(seats, fact.source);
    },
  );

  describe.each(facts.meetings.map((fact) => [dateOf(fact), fact] as const))('on the meeting of %s', (date, fact) => {
    const row = byId('Meeting', `mc-${date}`);

    it('says when and how it met, and not whether it was held', () => {
      const { bodyId, kind = null, modality = null, dateAsPublished = null, startsAt = null, status = null } = row;
      expect({ bodyId, date: row.date, kind, modality, dateAsPublished, status }).toEqual({
        bodyId: fact.body,
        date,
        kind: fact.kind ?? null,
        modality: fact.modality ?? null,
        dateAsPublished: fact.date_as_published ?? null,
        status: null,
      });
      // Both times on record are 15:00 in Hartford, in summer.
      expect(startsAt).toBe(fact.time === '15:00 America/New_York' ? `${date}T19:00:00Z` : null);
      for (const doubt of given(fact.confidence)) expectWords(noteOf(row), doubt.replace('conflicting: ', ''));
    });

    it('says what is kept of it', () => {
      const approvedOn = fact.minutes_approved_on_agenda_of as string | undefined;
      expect(row.minutesApprovedInId ?? null).toBe(approvedOn ? `mc-${approvedOn}` : null);
      if (fact.roll_call) expectWords(noteOf(row), 'roll call');
      expect(((row.objectives as unknown[]) ?? []).map(english)).toEqual(fact.objectives ?? []);
      const papers = all('Document', { meetingId: row.id }).map(({ title }) => english(title));
      for (const record of given(fact.records)) expectWords(papers.join('; '), record);
      expectSources([row], fact.source);
    });
  });

  it('holds the agenda of April 2021 in full, with amounts and without results', () => {
    const fact = facts.meetings.find(({ agenda }) => agenda) as Fact;
    const items = all('AgendaItem', { meetingId: `mc-${fact.date as string}` });
    expect(
      items.map(({ number, kind, title, recommendedAction, amount }) => ({
        number,
        kind,
        ...(title ? { title: english(title) } : {}),
        ...(recommendedAction ? { recommended_action: english(recommendedAction) } : {}),
        ...(amount ? { amount_usd: (amount as { cents: number }).cents / 100, result: null } : {}),
      })),
    ).toEqual(fact.agenda);
    expect(all('Motion').map(({ result }) => result)).toEqual(['NOT_RECORDED', 'NOT_RECORDED']);
    expect(items.find(({ number }) => number === '3')?.documentIds).toEqual(['mc-2020-09-11-minutes']);
    const papers = all('Document').map(({ title }) => english(title));
    expect(papers).toEqual(expect.arrayContaining(['Staff report, 30 April 2021', 'Presentation, 30 April 2021']));
  });

  it.each(facts.strategies.map((fact) => [fact.title as string, fact] as const))(
    'holds the strategy "%s" and keeps our guess out of its type',
    (title, fact) => {
      const [row, ...others] = all('Strategy', { groupId: fact.group }).filter(
        (strategy) => english(strategy.title) === title,
      );
      expect(others).toEqual([]);
      expect([row.status, row.strategyType ?? null, row.startedOn ?? null]).toEqual([fact.status, null, null]);
      expectWords(noteOf(row), fact.type_guess as string);
      expectSources([row], 'wg_table');
    },
  );

  it.each(facts.grants.map((fact) => [fact.name as string, fact] as const))('holds the grant "%s"', (name, fact) => {
    const row = all('Grant').find((grant) => english(grant.name) === name) as DataRow;
    expect(row.total ?? null).toEqual(
      fact.amount_usd ? { cents: (fact.amount_usd as number) * 100, currency: 'USD' } : null,
    );
    const said = [fact.acted_on, fact.amount_text, fact.as_of].flatMap(given);
    for (const words of said) expectWords(noteOf(row), words);
    expectSources([row], fact.source);
  });

  it.each(facts.indicators.map((fact) => [fact.id as string, fact] as const))(
    'holds every value of the indicator %s',
    (id, fact) => {
      const row = byId('Indicator', id);
      expect([english(row.name), row.polarity, english(row.unit)]).toEqual([fact.name, fact.polarity, fact.unit]);
      expectPoints(all('IndicatorPoint', { indicatorId: id, kind: 'ACTUAL' }), fact.points as Fact[]);
      expectPoints(
        all('IndicatorPoint', { indicatorId: id, kind: 'TARGET' }),
        fact.target ? [fact.target as Fact] : [],
      );
      const comparisons = (row.comparisonIds as string[] | undefined) ?? [];
      expectPoints(
        comparisons.flatMap((indicatorId) => all('IndicatorPoint', { indicatorId })),
        (fact.comparison as Fact[] | undefined) ?? [],
      );
      for (const comparison of comparisons) expect(english(byId('Indicator', comparison).area)).toBe('Connecticut');
    },
  );

  function expectPoints(points: readonly DataRow[], given: readonly Fact[]): void {
    expect(
      points.map(({ period, value, note, source }) => [
        period,
        value,
        note ? english(note) : null,
        (source as SourceRef).url,
      ]),
    ).toEqual(
      given.map(({ period, value, note, source }) => [period, value, note ?? null, addressOf(source as string)]),
    );
  }

  it.each(facts.indicators_named_without_value)('names without a value: %s', (named) => {
    const said = all('Indicator')
      .map((row) => `${english(row.name)} ${noteOf(row)} ${JSON.stringify(row.provenance)}`)
      .join(' ');
    for (const phrase of named
      .split(/[();:]/)
      .map((part) => part.trim())
      .filter((part) => part && !(part in facts.sources)))
      expectWords(said, phrase);
  });

  it('gives every address of its sources, and the day on which they were read', () => {
    const text = JSON.stringify(rows);
    const addresses = Object.values(facts.sources).flatMap((source) => source.match(/https?:[^\s)]+/g) ?? [source]);
    for (const address of addresses) expect(text).toContain(address);
    const sources = rows.flatMap((row) => (row.provenance as Provenance | undefined)?.sources ?? []);
    expect(new Set(sources.map(({ retrievedOn }) => retrievedOn))).toEqual(new Set(['2026-11-24']));
    expect(facts.note).toContain('2026-11-24');
  });

  it('names nobody, and says of every translation of ours that it is one', () => {
    expect(
      rows.filter(({ type }) => ['Person', 'Affiliation', 'RollCallEntry', 'Vote', 'SeatHolding'].includes(type)),
    ).toEqual([]);
    const texts = JSON.stringify(rows).match(/"es":"[^"]*","original":"EN","machineTranslated":\[[^\]]*\]/g) ?? [];
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter((text) => !text.endsWith('["ES"]'))).toEqual([]);
  });
});
