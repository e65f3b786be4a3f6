import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from 'typeorm';

/** A dataset that a service holds. `today` is the day around which it was laid. */
export interface LoadedDataset {
  readonly name: string;
  readonly today: string;
  readonly factor: number;
}

/** Which datasets were loaded into this service, so that a start need not look at each row again. */
export class LoadedDatasets1700000000001 implements MigrationInterface {
  name = 'LoadedDatasets1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE loaded_dataset (
        name text NOT NULL,
        factor int NOT NULL,
        today date NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (name, factor)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE loaded_dataset');
  }
}

export async function loadedDatasets(source: DataSource): Promise<LoadedDataset[]> {
  return source.query('SELECT name, today::text AS today, factor FROM loaded_dataset ORDER BY loaded_at');
}

export async function rememberDataset(manager: EntityManager, dataset: LoadedDataset): Promise<void> {
  await manager.query('INSERT INTO loaded_dataset (name, factor, today) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    dataset.name,
    dataset.factor,
    dataset.today,
  ]);
}
