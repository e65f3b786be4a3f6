import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the Parent Cabinet knows of meetings, and of what became of its priorities. */
export class KnownFacts1795580000002 implements MigrationInterface {
  name = 'KnownFacts1795580000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE known_meeting (id text PRIMARY KEY, body_ids text[] NOT NULL DEFAULT '{}', status text)`);
    await runner.query('CREATE TABLE known_recommendation (id text PRIMARY KEY, priority_id text NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_recommendation');
    await runner.query('DROP TABLE known_meeting');
  }
}
