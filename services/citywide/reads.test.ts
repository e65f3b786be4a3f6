import { CITY } from './city-for-tests';
import { TestLens, text, told } from './lens-for-tests';
import { SNAPSHOT_STATEMENTS } from '../../test/support/database';

let lens: TestLens;

beforeAll(async () => {
  lens = await TestLens.start();
  for (const [service, events] of CITY) await lens.learn(service, ...events);
});
afterAll(() => lens.service.stop());

describe('seats', () => {
  const SEAT = 'body { id } role label { en es } from to person { id } organization { id }';
  interface Seat {
    body: { id: string };
    role: string;
    label: { en: string; es: string };
    from: string | null;
    to: string | null;
    organization: { id: string } | null;
  }
  const seatsOf = async (person: string, asOf?: string): Promise<string[]> => {
    const [{ seats }] = await lens.entities<{ seats: Seat[] }>(
      'Person',
      [person],
      `seats${asOf ? `(asOf: "${asOf}")` : ''} { ${SEAT} }`,
    );
    return seats.map(({ body, role, organization, from, to }) =>
      [body.id, role, organization?.id ?? '-', from ?? '', to ?? ''].join(' '),
    );
  };

  it('are those of groups and of the Cabinet, today', async () => {
    expect(await seatsOf('ana')).toEqual(['group CO_CHAIR clinic 2026-01-01 ', 'cabinet Mayor city 2026-04-01 ']);
    expect(await seatsOf('ben')).toEqual(['group MEMBER city  ', 'cabinet Designee: Mayor - 2026-04-02 ']);
    expect(await seatsOf('nobody')).toEqual([]);
  });

  it('are those of another day where one is given, both ends included', async () => {
    expect(await seatsOf('ana', '2025-12-31')).toEqual([]);
    expect(await seatsOf('ana', '2026-01-01')).toEqual(['group CO_CHAIR clinic 2026-01-01 ']);
    expect(await seatsOf('ben', '2026-05-31')).toContain('other MEMBER city  2026-05-31');
    expect(await seatsOf('ben', '2026-06-01')).not.toContain('other MEMBER city  2026-05-31');
  });

  it('end the day before a vacancy, or the next holder, began', async () => {
    expect(await seatsOf('dora', '2026-01-31')).toEqual(['cabinet Mayor - 2025-01-01 2026-01-31']);
    expect(await seatsOf('dora', '2026-02-01')).toEqual([]);
    expect(await seatsOf('dora')).toEqual([]);
  });

  it('are called so that people may read it in both languages', async () => {
    const [{ seats }] = await lens.entities<{ seats: Seat[] }>('Person', ['ana'], `seats { ${SEAT} }`);
    expect(seats.map(({ label }) => label)).toEqual([
      { en: 'Co-chair', es: 'Copresidencia' },
      { en: 'Mayor', es: 'Alcaldía' },
    ]);
  });

  it('are found by the organization: by what a membership says, else by who works there', async () => {
    const found = await lens.entities<{ presence: { body: { id: string }; person: { id: string } }[] }>(
      'Organization',
      ['city', 'clinic'],
      'presence { body { id } person { id } }',
    );
    const shown = found.map(({ presence }) => presence.map(({ body, person }) => `${body.id} ${person.id}`));
    expect(shown).toEqual([
      ['group ben', 'cabinet ana'],
      ['group cleo', 'group ana'],
    ]);
  });

  it('tell who sits on several bodies', async () => {
    const people = async (args: string): Promise<string[]> =>
      (
        await lens.ask<{ peopleOnSeveralBodies: { id: string }[] }>(`{ peopleOnSeveralBodies${args} { id } }`)
      ).peopleOnSeveralBodies.map(({ id }) => id);
    expect(await people('')).toEqual(['ana', 'ben']);
    expect(await people('(min: 3, asOf: "2026-05-31")')).toEqual(['ben']);
    expect(await people('(min: 3)')).toEqual([]);
    expect(await lens.refused('{ peopleOnSeveralBodies(min: 0) { id } }')).toBe('BAD_USER_INPUT');
  });

  it('balance sectors among those who decide, and show where nobody sits', async () => {
    const [{ sectorBalance }] = await lens.entities<{
      sectorBalance: { sector: string; side: string; count: number }[];
    }>('WorkingGroup', ['group'], 'sectorBalance { sector side count }');
    expect(sectorBalance).toHaveLength(14);
    expect(sectorBalance.filter(({ count }) => count > 0)).toEqual([
      { sector: 'CITY_AGENCY', side: 'PUBLIC', count: 1 },
      { sector: 'HEALTH', side: 'COMMUNITY', count: 1 },
    ]);
    expect(sectorBalance).toContainEqual({ sector: 'LIBRARY', side: null, count: 0 });
  });
});

describe('figures of a body', () => {
  const STATS = `meetingsHeld meetingsCancelled meetingsWithoutQuorum attendanceRate recommendations answered
    medianDaysToAnswer openActionItems overdueActionItems minutesLate`;

  it('count meetings, what was sent up, and tasks', async () => {
    const [group, cabinet, other] = await lens.entities<{ stats: unknown }>(
      'Body',
      ['group', 'cabinet', 'other'],
      `stats { ${STATS} }`,
    );
    expect(group.stats).toEqual({
      meetingsHeld: 1,
      meetingsCancelled: 1,
      meetingsWithoutQuorum: 1,
      attendanceRate: 0.75,
      recommendations: 4,
      answered: 1,
      medianDaysToAnswer: 30,
      openActionItems: 2,
      overdueActionItems: 1,
      minutesLate: 0,
    });
    // One was posted after 12 days, one is missing, one is not due yet.
    expect(cabinet.stats).toMatchObject({ meetingsHeld: 3, attendanceRate: 0.5, minutesLate: 2 });
    expect(other.stats).toMatchObject({ meetingsHeld: 0, attendanceRate: null, medianDaysToAnswer: null });
  });

  it('keep to a span of days, both ends included', async () => {
    const stats = async (span: string): Promise<unknown> =>
      (await lens.entities<{ stats: unknown }>('Body', ['group'], `stats(${span}) { meetingsHeld recommendations }`))[0]
        .stats;
    expect(await stats('from: "2026-03-02", to: "2026-03-02"')).toEqual({ meetingsHeld: 1, recommendations: 0 });
    expect(await stats('from: "2026-05-01"')).toEqual({ meetingsHeld: 0, recommendations: 2 });
    expect(await stats('to: "2025-12-31"')).toEqual({ meetingsHeld: 0, recommendations: 1 });
  });

  it('of all bodies take as many statements as those of one', async () => {
    const before = lens.service.statements;
    await lens.entities('Body', ['group', 'other', 'cabinet', 'parents'], `stats { ${STATS} }`);
    expect(lens.service.statements - before).toBe(5 + SNAPSHOT_STATEMENTS);
  });
});

describe('what flows to the Cabinet', () => {
  interface Flow {
    from: { id: string };
    to: { id: string };
  }
  const informing = async (args = ''): Promise<Flow[]> =>
    (
      await lens.ask<{ informing: Flow[] }>(
        `{ informing${args} { from { id } to { id } submitted waiting returned owed longestWaitingDays answered reportedBack
           medianDaysToAnswer } }`,
      )
    ).informing;
  const of = (flows: Flow[], from: string): Flow[] => flows.filter((flow) => flow.from.id === from);

  it('is told for each edge, with what became of it', async () => {
    const flows = await informing();
    expect(flows.map(({ from, to }) => `${from.id} ${to.id}`).sort()).toEqual([
      'cabinet mayor',
      'group cabinet',
      'parents cabinet',
    ]);
    expect(of(flows, 'group')).toEqual([
      {
        from: { id: 'group' },
        to: { id: 'cabinet' },
        submitted: 4,
        waiting: 1,
        returned: 1,
        owed: 0,
        // Ten days before it was returned, and ten since it came again.
        longestWaitingDays: 20,
        answered: 1,
        reportedBack: 1,
        medianDaysToAnswer: 30,
      },
    ]);
    expect(of(flows, 'parents')).toMatchObject([{ submitted: 1, waiting: 0, owed: 1, longestWaitingDays: null }]);
    expect(of(flows, 'cabinet')).toMatchObject([{ submitted: 0, medianDaysToAnswer: null }]);
  });

  it('is told as things stood on another day', async () => {
    const flows = await informing('(asOf: "2026-01-20")');
    expect(of(flows, 'group')).toMatchObject([
      { submitted: 2, waiting: 1, returned: 1, longestWaitingDays: 10, answered: 0 },
    ]);
    expect(of(await informing('(asOf: "2025-06-30")'), 'old')).toHaveLength(1);
    expect(of(await informing('(asOf: "2025-07-01")'), 'old')).toHaveLength(0);
  });

  it('is told of what was sent within some days', async () => {
    const flows = await informing('(from: "2026-05-01", to: "2026-05-01")');
    expect(of(flows, 'group')).toMatchObject([{ submitted: 1, waiting: 1 }]);
  });
});

describe('search', () => {
  interface Result {
    snippet: string;
    language: string;
    hit: { __typename: string; id: string } | null;
  }
  const HIT = `hit { __typename ... on Body { id } ... on Strategy { id } ... on Learning { id } ... on ParentPriority { id }
    ... on Recommendation { id } ... on Meeting { id } ... on Indicator { id } ... on ActionItem { id }
    ... on Organization { id } }`;
  const found = async (text: string, args = ''): Promise<Result[]> =>
    (
      await lens.ask<{ search: { nodes: Result[] } }>(
        `query($text: String!) { search(text: $text ${args}) { nodes { snippet language ${HIT} } } }`,
        { text },
      )
    ).search.nodes;
  const shown = (results: Result[]): string[] =>
    results.map(({ snippet, hit }) => `${hit?.__typename} ${snippet}`).sort();

  it('finds words without their accents, marks them, and tells what they are of', async () => {
    const expected = [
      'Learning A las familias les faltan «pañales»',
      'ParentPriority «Pañales» y toallitas',
      'Strategy «Pañales» en cada clínica',
    ];
    expect(shown(await found('panales', 'language: ES'))).toEqual(expected);
    expect(shown(await found('PAÑALES', 'language: ES'))).toEqual(expected);
    expect(shown(await found('pañal', 'language: ES'))).toEqual(expected);
  });

  it('finds all words, the last one by its beginning', async () => {
    expect(shown(await found('cada clin', 'language: ES'))).toEqual(['Strategy Pañales en «cada» «clínica»']);
    expect(shown(await found('diaper clinics', 'language: EN'))).toEqual(['Strategy «Diapers» at every «clinic»']);
    expect(await found('diapers nowhere')).toEqual([]);
  });

  it('finds a thing once where both languages have it', async () => {
    expect((await found('clini')).map(({ hit, language }) => `${hit?.id} ${language}`).sort()).toEqual([
      'clinic EN',
      'diapers EN',
      't1 EN',
    ]);
  });

  it('finds titles before what else is said', async () => {
    const results = await found('diapers', 'language: EN');
    expect(results.map(({ hit }) => hit?.__typename)).toEqual(expect.arrayContaining(['Recommendation', 'Strategy']));
    expect(results[0].snippet).toContain('«');
  });

  it('does not find what was withdrawn', async () => {
    expect(await found('chairs')).toEqual([]);
    expect(shown(await found('buses'))).toEqual(['Recommendation «buses» — Pay for «buses»']);
  });

  it.each(['', '   ', '!?', "'; DROP TABLE search_text; --", '& | !', 'el', '\u0000'])(
    'takes %j for words',
    async (odd) => {
      expect(await found(odd)).toEqual([]);
    },
  );

  it('refuses a question of a length that nobody means', async () => {
    expect(await lens.refused(`{ search(text: "${'a'.repeat(201)}") { totalCount } }`)).toBe('BAD_USER_INPUT');
  });

  it('pages, and counts', async () => {
    const page = async (after: string | null) =>
      (
        await lens.ask<{
          search: { totalCount: number; nodes: Result[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
        }>(
          `query($after: String) { search(text: "panales", language: ES, first: 2, after: $after) {
             totalCount nodes { snippet language } pageInfo { endCursor hasNextPage } } }`,
          { after },
        )
      ).search;
    const first = await page(null);
    expect([first.totalCount, first.nodes.length, first.pageInfo.hasNextPage]).toEqual([3, 2, true]);
    const second = await page(first.pageInfo.endCursor);
    expect([second.nodes.length, second.pageInfo.hasNextPage]).toEqual([1, false]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ snippet }) => snippet)).size).toBe(3);
  });

  it('finds a text by its newest words alone', async () => {
    const own = await TestLens.start();
    const raised = (title: string) =>
      told('PriorityRaised', 'ParentPriority:x', { cabinetId: 'p', title: text(title) });
    await own.learn('parent-cabinet', raised('Strollers'));
    await own.learn('parent-cabinet', raised('Playgrounds'));
    const count = async (word: string): Promise<number> =>
      (await own.ask<{ search: { totalCount: number } }>(`{ search(text: "${word}") { totalCount } }`)).search
        .totalCount;
    expect([await count('strollers'), await count('playground')]).toEqual([0, 1]);
    await own.service.stop();
  });
});
