import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createDatabase } from '../../test/support/database';
import { Day, Id, Instant, Int, OneOf, ProvenanceColumn, Ref, Text } from '../database/columns';
import { createDataSource } from '../database/data-source';
import { provision } from '../database/provision';
import { placeOf } from '../database/settings';
import { migrationsOf, type ServiceDefinition } from '../subgraph/service';
import { BrokenDataset, type DataRow, readDataset } from './dataset';
import { loadDataset } from './load';
import { loadedDatasets } from './loaded-datasets';

@Entity()
class Parcel {
  @Id() id: string;
  @Text() name: unknown;
  @OneOf(['SMALL', 'LARGE']) size: string;
  @Day({ nullable: true }) on: string | null;
  @Instant({ nullable: true }) at: Date | null;
  @Int({ default: 7 }) weight: number;
  @Ref(() => Parcel, { nullable: true }) insideId: string | null;
  @ProvenanceColumn() provenance: unknown;
}

class Tables implements MigrationInterface {
  name = 'Tables1700000000002';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE parcel (id text PRIMARY KEY, name jsonb NOT NULL, size text NOT NULL, "on" date, at timestamptz,
      weight int NOT NULL DEFAULT 7, inside_id text REFERENCES parcel DEFERRABLE INITIALLY DEFERRED, provenance jsonb NOT NULL)`);
  }
  async down(): Promise<void> {}
}

const name = { en: 'A parcel', es: null, original: 'EN', machineTranslated: [] };
const provenance = { origin: 'SAMPLE', confidence: null, note: null, sources: [] };
const parcel = (id: string, more: object = {}): DataRow => ({
  type: 'Parcel',
  id,
  name,
  size: 'SMALL',
  provenance,
  ...more,
});
const placed = (...rows: DataRow[]) => rows.map((row, index) => ({ place: `parcels.ndjson:${index + 1}`, row }));
const recorded = {
  Parcel: (row: Parcel) => ({
    type: 'ParcelSent',
    typeVersion: 1,
    subject: `Parcel:${row.id}`,
    version: 1,
    touched: [],
    payload: { weight: row.weight },
    at: new Date(0),
  }),
};

describe('loading a dataset', () => {
  let source: ReturnType<typeof createDataSource>;
  const count = async (table: string): Promise<number> =>
    Number((await source.query(`SELECT count(*) AS n FROM ${table}`))[0].n);

  beforeAll(async () => {
    const admin = await createDatabase();
    const definition = { migrations: [Tables] } as unknown as ServiceDefinition;
    await provision(admin, [{ name: 'parcels', entities: [Parcel], migrations: migrationsOf(definition) }], () => 'x');
    const { login, schema } = placeOf('parcels', admin.database);
    source = createDataSource({
      connection: { ...admin, user: login, password: 'x' },
      schema,
      entities: [Parcel],
      migrations: [],
      name: 'test',
    });
    await source.initialize();
  });
  afterAll(() => source.destroy());

  it.each([
    [
      'a text without its original language',
      { name: { ...name, en: null } },
      '"name" must have a text in its original language',
    ],
    ['an unknown field of a text', { name: { ...name, fr: 'x' } }, 'has an unknown field "fr"'],
    ['a value that is not one of those allowed', { size: 'HUGE' }, '"size" must be one of SMALL, LARGE'],
    ['a day that does not exist', { on: '2026-02-30' }, '"on" must be a day'],
    ['an instant without a zone', { at: '2026-02-03T10:00:00' }, '"at" must be an instant'],
    ['a number that is none', { weight: '7' }, '"weight" must be a whole number'],
    ['a missing value', { provenance: null }, '"provenance" is missing'],
    ['an unknown field', { colour: 'red' }, 'has an unknown field "colour"'],
    ['a reference to nothing', { insideId: 'nowhere' }, '"insideId" names Parcel "nowhere", which does not exist'],
    ['an unknown type', { type: 'Letter' }, 'has the type "Letter"'],
    [
      'a source without an address',
      { provenance: { ...provenance, sources: [{ label: 'x', url: 'javascript:1', retrievedOn: null }] } },
      'has a source that must have an http',
    ],
  ])('refuses %s with its place and reason, and changes nothing', async (_what, change, reason) => {
    const attempt = loadDataset(source, recorded, placed(parcel('good'), parcel('bad', change)));
    await expect(attempt).rejects.toThrow(BrokenDataset);
    await expect(attempt).rejects.toThrow('parcels.ndjson:2');
    await expect(attempt).rejects.toThrow(reason);
    expect([await count('parcel'), await count('event_log')]).toEqual([0, 0]);
  });

  it('refuses a row that is there twice', async () => {
    await expect(loadDataset(source, recorded, placed(parcel('a'), parcel('a')))).rejects.toThrow(
      'parcels.ndjson:2: Parcel a is there already, at parcels.ndjson:1',
    );
  });

  it('takes rows in any order, fills in defaults, and appends an event a row', async () => {
    const progress = jest.fn();
    const dataset = { name: 'test', today: '2026-01-31', factor: 1 };
    expect(
      await loadDataset(
        source,
        recorded,
        placed(parcel('inner', { insideId: 'outer' }), parcel('outer', { weight: 9, at: '2026-01-31T12:00:00-05:00' })),
        { dataset, progress },
      ),
    ).toBe(2);
    expect(await source.query('SELECT subject, payload FROM event_log ORDER BY pos')).toEqual([
      { subject: 'Parcel:inner', payload: { weight: 7 } },
      { subject: 'Parcel:outer', payload: { weight: 9 } },
    ]);
    expect(progress).toHaveBeenLastCalledWith(2, 2);
    expect(await loadedDatasets(source)).toEqual([dataset]);
  });

  it('changes nothing when it loads the same again, and adds what is new', async () => {
    expect(
      await loadDataset(
        source,
        recorded,
        placed(parcel('inner', { weight: 99 }), parcel('third', { insideId: 'outer' })),
      ),
    ).toBe(1);
    expect([await count('parcel'), await count('event_log')]).toEqual([3, 3]);
    expect(await source.query(`SELECT weight FROM parcel WHERE id = 'inner'`)).toEqual([{ weight: 7 }]);
  });

  it("takes in a copy of another service's fact without an event", async () => {
    expect(await loadDataset(source, { Parcel: null }, placed(parcel('copied')))).toBe(1);
    expect([await count('parcel'), await count('event_log')]).toEqual([4, 3]);
  });
});

describe('a dataset file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-dataset-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read with comments and empty lines left out, and refused by line', () => {
    const file = path.join(folder, 'a.ndjson');
    writeFileSync(file, '// a comment\n\n{"type":"Parcel","id":"a"}\n{"type":"Parcel"}\n[]\n{"type"\n');
    expect(() => readDataset(file, 'a.ndjson')).toThrow(
      /a\.ndjson:4: needs "type" and "id".*\n.*a\.ndjson:5: is no JSON object\n.*a\.ndjson:6: is no JSON/,
    );
    writeFileSync(file, '// a comment\n{"type":"Parcel","id":"a"}\n');
    expect(readDataset(file, 'a.ndjson')).toEqual([{ place: 'a.ndjson:2', row: { type: 'Parcel', id: 'a' } }]);
  });
});
