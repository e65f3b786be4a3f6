import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { startServices, stopServices } from '../hub/running-services';
import { DEFINITIONS } from '../hub/services';
import type { Grant } from '../platform/auth/viewer';
import { SILENT } from '../platform/log';
import { projectFile } from '../platform/paths';
import { sharedDatabase, startTestHub, type TestHub, testKeys, testSettings } from './support/hub';
import { divide, findVariables, questionsOf, type VariablesOf } from './support/questions';

const schema = buildSchema(readFileSync(projectFile('schema', 'api.graphql'), 'utf8'));
const questions = [
  ...divide(questionsOf('questions.graphql'), schema).answerable,
  ...divide(questionsOf('dashboard.graphql'), schema).answerable,
];

const PARENTS = `{
  parentCabinet { members { id displayName person { id displayName } role from to liaisonTo { id } consents { field } } }
  bodies { slug parentLiaisons { displayName person { id } } }
}`;

/** Parents' chosen names live in one place, beside the consent, and leave it for nobody whom that parent did not agree to. */
describe("parents' names", () => {
  let hub: TestHub;
  let variablesOf: VariablesOf;
  let hidden: string[];
  let shown: string[];

  beforeAll(async () => {
    hub = await startTestHub('demo');
    variablesOf = await findVariables(hub);
    const service = hub.services.find(({ name }) => name === 'parent-cabinet')!;
    const rows: { name: string; consented: boolean }[] = await service.source.query(`
      SELECT member.display_name AS name, EXISTS (
        SELECT 1 FROM consent WHERE consent.member_id = member.id AND field = 'NAME' AND withdrawn_on IS NULL
      ) AS consented FROM parent_member member WHERE display_name IS NOT NULL`);
    shown = rows.filter((row) => row.consented).map((row) => row.name);
    hidden = rows
      .filter((row) => !row.consented)
      .map((row) => row.name)
      .filter((name) => !shown.includes(name));
    expect([hidden.length, shown.length].every((count) => count > 0)).toBe(true);
  });
  afterAll(() => hub.stop());

  const namesIn = (answer: unknown): string[] => {
    const text = JSON.stringify(answer);
    return hidden.filter((name) => text.includes(JSON.stringify(name)));
  };

  const STRANGERS: [string, Grant[] | null][] = [
    ['the public', null],
    ['department staff', [{ role: 'STAFF', body: null }]],
    ['the clerk', [{ role: 'CLERK', body: null }]],
    ["a member of the Mayor's Cabinet", [{ role: 'CABINET_MEMBER', body: null }]],
    ['a co-chair of a working group', [{ role: 'CO_CHAIR', body: 'wg-infant-toddler' }]],
  ];

  it.each(STRANGERS)('are not told to %s, whatever is asked', async (_who, grants) => {
    const token = grants ? await hub.token(grants) : undefined;
    for (const question of questions)
      expect(namesIn(await hub.ask(question.query, { variables: variablesOf(question), token }))).toEqual([]);
    const answer = await hub.ask(PARENTS, { token });
    expect(answer.errors).toBeUndefined();
    expect(namesIn(answer)).toEqual([]);
    expect(JSON.stringify(answer)).toContain(shown[0]);
  });

  it.each([['MEMBER'], ['CO_CHAIR'], ['AMBASSADOR'], ['STAFF_LIAISON']] as const)(
    'are known to who sits with them as %s',
    async (role) => {
      const answer = await hub.ask(PARENTS, { token: await hub.token([{ role, body: 'parent-cabinet' }]) });
      expect(namesIn(answer).length).toBeGreaterThan(0);
    },
  );
});

describe('the event logs', () => {
  it("carry no person's name", async () => {
    const hub = await startTestHub('demo');
    try {
      const rowsOf = async (sql: string): Promise<string[]> =>
        (await Promise.all(hub.services.map((service) => service.source.query(sql).catch(() => []))))
          .flat()
          .map((row: { text: string }) => row.text);
      const names = await rowsOf('SELECT display_name AS text FROM person WHERE display_name IS NOT NULL');
      const chosen = await rowsOf('SELECT display_name AS text FROM parent_member WHERE display_name IS NOT NULL');
      const payloads = await rowsOf('SELECT payload::text AS text FROM event_log');
      expect([names.length, chosen.length, payloads.length].every((count) => count > 5)).toBe(true);
      const told = [...new Set([...names, ...chosen])].filter((name) =>
        payloads.some((payload) => payload.includes(JSON.stringify(name))),
      );
      expect(told).toEqual([]);
    } finally {
      await hub.stop();
    }
  });

  it('hold an event for every row, at positions without a hole', async () => {
    const [settings, keys] = [testSettings(), testKeys()];
    // As a dataset leaves it: nothing was learned of one another yet, which can move rows by further events.
    const untold = await sharedDatabase('demo', 1, settings, keys, 'untold');
    const services = await startServices(Object.values(DEFINITIONS), untold, settings, keys, SILENT);
    try {
      for (const { source, name } of services) {
        const [log] = await source.query('SELECT count(*)::int AS events, max(pos)::int AS last FROM event_log');
        const [{ pos }] = await source.query('SELECT pos::int AS pos FROM event_head');
        expect([name, log]).toEqual([name, { events: pos, last: pos === 0 ? null : pos }]);
        const counts = await Promise.all(
          source.entityMetadatas
            .filter((entity) => !entity.name.startsWith('Known'))
            .map(
              async ({ tableName }) =>
                (await source.query(`SELECT count(*)::int AS rows FROM "${tableName}"`))[0].rows as number,
            ),
        );
        expect([name, pos]).toEqual([name, counts.reduce((sum, rows) => sum + rows, 0)]);
      }
    } finally {
      await stopServices(services);
    }
  });
});
