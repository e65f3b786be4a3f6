import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the logs of other services were read: a row is committed with what came of their events. */
export class FeedPlaces1700000000004 implements MigrationInterface {
  name = 'FeedPlaces1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE feed_place (
        source text PRIMARY KEY,
        epoch bigint NOT NULL DEFAULT 0,
        pos bigint NOT NULL DEFAULT 0,
        event_id uuid
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feed_place');
  }
}
