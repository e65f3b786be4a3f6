import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where recommendations stand, as far as carrying them out depends on it. */
export class KnownRecommendations1795580000001 implements MigrationInterface {
  name = 'KnownRecommendations1795580000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE known_recommendation (id text PRIMARY KEY, stage text NOT NULL, outcome text)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_recommendation');
  }
}
