import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a meeting the department need not know the day. */
export class UndatedMeetings1795830000000 implements MigrationInterface {
  name = 'UndatedMeetings1795830000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "known_meeting" ALTER COLUMN "date" DROP NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "known_agenda_item" WHERE "meeting_id" IN (SELECT "id" FROM "known_meeting" WHERE "date" IS NULL)`);
    await runner.query('DELETE FROM "known_meeting" WHERE "date" IS NULL');
    await runner.query('ALTER TABLE "known_meeting" ALTER COLUMN "date" SET NOT NULL');
  }
}
