import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tables1795563828476 implements MigrationInterface {
  name = 'Tables1795563828476';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TABLE \"parent_cabinet\" (\"id\" text NOT NULL, \"seat_count\" integer, CONSTRAINT \"PK_911f82024de43948d184271bfca\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE TABLE \"parent_member\" (\"id\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"cabinet_id\" text NOT NULL, \"person_id\" text, \"display_name\" text, \"role\" text NOT NULL, \"from\" date, \"to\" date, \"liaison_to_id\" text, \"languages\" text array NOT NULL DEFAULT '{}', \"provenance\" jsonb NOT NULL, CONSTRAINT \"parent_member_role\" CHECK (\"role\" IN ('CHAIR', 'MEMBER', 'AMBASSADOR', 'STAFF_LIAISON')), CONSTRAINT \"PK_dcf82d21f54512215d0d919ba3b\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE INDEX \"IDX_e8ff5666f214ae20e15d3837ac\" ON \"parent_member\"  (\"liaison_to_id\") ");
    await runner.query("CREATE INDEX \"IDX_400f0306ca6344fabeee862be5\" ON \"parent_member\"  (\"person_id\") ");
    await runner.query("CREATE INDEX \"IDX_a4fefe12af1f052d4e1804a2ef\" ON \"parent_member\"  (\"cabinet_id\") ");
    await runner.query("CREATE TABLE \"consent\" (\"id\" text NOT NULL, \"member_id\" text NOT NULL, \"field\" text NOT NULL, \"given_on\" date NOT NULL, \"withdrawn_on\" date, CONSTRAINT \"consent_field\" CHECK (\"field\" IN ('NAME', 'ROLE', 'TERM', 'LIAISON')), CONSTRAINT \"PK_9115e8d6b082d4fc46d56134d29\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE INDEX \"IDX_111186b286d88ebcd10e9fada1\" ON \"consent\"  (\"member_id\") ");
    await runner.query("CREATE TABLE \"listening_session\" (\"id\" text NOT NULL, \"cabinet_id\" text NOT NULL, \"on\" date NOT NULL, \"area\" text, \"languages\" text array NOT NULL DEFAULT '{}', \"attendance_min\" integer NOT NULL, \"attendance_max\" integer, \"supports\" text array NOT NULL DEFAULT '{}', \"themes\" jsonb NOT NULL DEFAULT '[]', \"provenance\" jsonb NOT NULL, CONSTRAINT \"PK_6de17b2e5a13a3ee1f230962964\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE INDEX \"IDX_53f04e0fba4e1a4337cefbbefe\" ON \"listening_session\"  (\"cabinet_id\") ");
    await runner.query("CREATE TABLE \"meeting_supports\" (\"id\" text NOT NULL, \"meeting_id\" text NOT NULL, \"supports\" text array NOT NULL DEFAULT '{}', CONSTRAINT \"PK_5a1e7fabc0929480aa03fb2094a\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE UNIQUE INDEX \"IDX_ea9bdb49d549b6370dbcc95751\" ON \"meeting_supports\"  (\"meeting_id\") ");
    await runner.query("CREATE TABLE \"parent_priority\" (\"id\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"cabinet_id\" text NOT NULL, \"title\" jsonb NOT NULL, \"why\" jsonb, \"heard_from_min\" integer NOT NULL, \"heard_from_max\" integer, \"areas\" text array NOT NULL DEFAULT '{}', \"status\" text NOT NULL, \"raised_on\" date, \"session_ids\" text array NOT NULL DEFAULT '{}', \"meeting_ids\" text array NOT NULL DEFAULT '{}', \"indicator_ids\" text array NOT NULL DEFAULT '{}', \"provenance\" jsonb NOT NULL, CONSTRAINT \"parent_priority_status\" CHECK (\"status\" IN ('HEARD', 'CHOSEN', 'SENT', 'ANSWERED', 'CLOSED')), CONSTRAINT \"PK_ed21eef4bd785c1f4ade0db2bcc\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE INDEX \"IDX_1354638aeafaab4a8a193b0a7c\" ON \"parent_priority\" USING gin (\"indicator_ids\") ");
    await runner.query("CREATE INDEX \"IDX_031528cbd7f702dd2474c2bc74\" ON \"parent_priority\" USING gin (\"meeting_ids\") ");
    await runner.query("CREATE INDEX \"IDX_e1865e100d32d93c2b24074a53\" ON \"parent_priority\" USING gin (\"session_ids\") ");
    await runner.query("CREATE INDEX \"IDX_378a5d114dccca27c7618d2f20\" ON \"parent_priority\"  (\"cabinet_id\") ");
    await runner.query("ALTER TABLE \"parent_member\" ADD CONSTRAINT \"FK_a4fefe12af1f052d4e1804a2efe\" FOREIGN KEY (\"cabinet_id\") REFERENCES \"parent_cabinet\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
    await runner.query("ALTER TABLE \"consent\" ADD CONSTRAINT \"FK_111186b286d88ebcd10e9fada14\" FOREIGN KEY (\"member_id\") REFERENCES \"parent_member\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
    await runner.query("ALTER TABLE \"listening_session\" ADD CONSTRAINT \"FK_53f04e0fba4e1a4337cefbbefe0\" FOREIGN KEY (\"cabinet_id\") REFERENCES \"parent_cabinet\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
    await runner.query("ALTER TABLE \"parent_priority\" ADD CONSTRAINT \"FK_378a5d114dccca27c7618d2f209\" FOREIGN KEY (\"cabinet_id\") REFERENCES \"parent_cabinet\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE \"parent_priority\" DROP CONSTRAINT \"FK_378a5d114dccca27c7618d2f209\"");
    await runner.query("ALTER TABLE \"listening_session\" DROP CONSTRAINT \"FK_53f04e0fba4e1a4337cefbbefe0\"");
    await runner.query("ALTER TABLE \"consent\" DROP CONSTRAINT \"FK_111186b286d88ebcd10e9fada14\"");
    await runner.query("ALTER TABLE \"parent_member\" DROP CONSTRAINT \"FK_a4fefe12af1f052d4e1804a2efe\"");
    await runner.query("DROP INDEX \"parent_cabinet\".\"IDX_378a5d114dccca27c7618d2f20\"");
    await runner.query("DROP INDEX \"parent_cabinet\".\"IDX_e1865e100d32d93c2b24074a53\"");
    await runner.query("DROP INDEX \"parent_cabinet\".\"IDX_031528cbd7f702dd2474c2bc74\"");
    await runner.query("DROP INDEX \"parent_cabinet\".\"IDX_1354638aeafaab4a8a193b0a7c\"");
    await runner.query("DROP TABLE \"parent_priority\"");
    await runner.query("DROP INDEX \"parent_cabinet\".\"IDX_ea9bdb49d549b6370dbcc95751\"");
    await runner.query("DROP TABLE \"meeting_supports\"");
    await runner.query("DROP INDEX \"parent_cabinet\".\"IDX_53f04e0fba4e1a4337cefbbefe\"");
    await runner.query("DROP TABLE \"listening_session\"");
    await runner.query("DROP INDEX \"parent_cabinet\".\"IDX_111186b286d88ebcd10e9fada1\"");
    await runner.query("DROP TABLE \"consent\"");
    await runner.query("DROP INDEX \"parent_cabinet\".\"IDX_a4fefe12af1f052d4e1804a2ef\"");
    await runner.query("DROP INDEX \"parent_cabinet\".\"IDX_400f0306ca6344fabeee862be5\"");
    await runner.query("DROP INDEX \"parent_cabinet\".\"IDX_e8ff5666f214ae20e15d3837ac\"");
    await runner.query("DROP TABLE \"parent_member\"");
    await runner.query("DROP TABLE \"parent_cabinet\"");
  }
}
