import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each viewer's commands led to, by the key that the viewer gave: a row is committed with the command's own. */
export class Idempotency1700000000003 implements MigrationInterface {
  name = 'Idempotency1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency (
        viewer text NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        subject text,
        epoch bigint,
        pos bigint,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (viewer, key)
      )`);
    await runner.query('CREATE INDEX idempotency_at ON idempotency (at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency');
  }
}
