import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MeetingSession1795571000000 implements MigrationInterface {
  name = 'MeetingSession1795571000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "meeting" ADD "session_at" TIMESTAMP WITH TIME ZONE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "meeting" DROP COLUMN "session_at"');
  }
}
