import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What working groups know of bodies and of meetings. */
export class KnownFacts1795580000003 implements MigrationInterface {
  name = 'KnownFacts1795580000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE known_body (id text PRIMARY KEY, kind text NOT NULL, valid_to date)');
    await runner.query(`CREATE TABLE known_meeting (id text PRIMARY KEY, body_ids text[] NOT NULL DEFAULT '{}', status text)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_meeting');
    await runner.query('DROP TABLE known_body');
  }
}
