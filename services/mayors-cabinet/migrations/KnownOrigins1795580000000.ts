import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What recommendations grow from, and where the items stand on which they are taken up. */
export class KnownOrigins1795580000000 implements MigrationInterface {
  name = 'KnownOrigins1795580000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE known_agenda_item ADD COLUMN status text NOT NULL DEFAULT 'PLANNED'`);
    await runner.query('CREATE TABLE known_strategy (id text PRIMARY KEY, group_id text NOT NULL)');
    await runner.query('CREATE TABLE known_priority (id text PRIMARY KEY, cabinet_id text NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_priority');
    await runner.query('DROP TABLE known_strategy');
    await runner.query('ALTER TABLE known_agenda_item DROP COLUMN status');
  }
}
