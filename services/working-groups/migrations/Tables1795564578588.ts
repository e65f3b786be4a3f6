import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tables1795564578588 implements MigrationInterface {
  name = 'Tables1795564578588';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TABLE \"working_group\" (\"id\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"areas_of_need\" jsonb NOT NULL DEFAULT '[]', \"goals\" jsonb NOT NULL DEFAULT '[]', \"ended_on\" date, CONSTRAINT \"PK_9cbcc6e96966bec27f605e3c9f4\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE TABLE \"strategy\" (\"id\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"group_id\" text NOT NULL, \"title\" jsonb NOT NULL, \"description\" jsonb, \"strategy_type\" text, \"status\" text NOT NULL, \"started_on\" date, \"indicator_ids\" text array NOT NULL DEFAULT '{}', \"partner_ids\" text array NOT NULL DEFAULT '{}', \"provenance\" jsonb NOT NULL, CONSTRAINT \"strategy_strategy_type\" CHECK (\"strategy_type\" IN ('COORDINATION', 'SERVICE_ENHANCEMENT', 'POLICY_ADVOCACY', 'LEARNING_PROTOTYPE')), CONSTRAINT \"strategy_status\" CHECK (\"status\" IN ('POTENTIAL', 'SELECTED', 'ACTIVE', 'PAUSED', 'COMPLETED', 'ADOPTED_CITYWIDE', 'DROPPED')), CONSTRAINT \"PK_733d2c3d4a73c020375b9b3581d\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE INDEX \"IDX_f66115093f36e81bd025d7ae8d\" ON \"strategy\" USING gin (\"partner_ids\") ");
    await runner.query("CREATE INDEX \"IDX_eca2faaebce6ec196b3db6c3e3\" ON \"strategy\" USING gin (\"indicator_ids\") ");
    await runner.query("CREATE INDEX \"IDX_e05aed068fa3ec347ce4f9b172\" ON \"strategy\"  (\"group_id\") ");
    await runner.query("CREATE TABLE \"action_item\" (\"id\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"group_id\" text NOT NULL, \"title\" jsonb NOT NULL, \"owner_id\" text, \"organization_id\" text, \"due_on\" date, \"status\" text NOT NULL, \"completed_on\" date, \"strategy_id\" text, \"agreed_at_id\" text, \"provenance\" jsonb NOT NULL, CONSTRAINT \"action_item_status\" CHECK (\"status\" IN ('OPEN', 'IN_PROGRESS', 'BLOCKED', 'DONE', 'DROPPED')), CONSTRAINT \"PK_1214f6f4d832c402751617361c0\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE INDEX \"IDX_7dd52fdc017072245b8a079bde\" ON \"action_item\"  (\"due_on\") ");
    await runner.query("CREATE INDEX \"IDX_2de0e144f81080fed0c6c3d411\" ON \"action_item\"  (\"agreed_at_id\") ");
    await runner.query("CREATE INDEX \"IDX_f9df10a302204c2cdb743e048e\" ON \"action_item\"  (\"owner_id\") ");
    await runner.query("CREATE INDEX \"IDX_b2eaf3aa15e85ce074e0a79a41\" ON \"action_item\"  (\"strategy_id\") ");
    await runner.query("CREATE INDEX \"IDX_db4fda9e83a34d6d680541453e\" ON \"action_item\"  (\"group_id\") ");
    await runner.query("CREATE TABLE \"group_decision\" (\"id\" text NOT NULL, \"group_id\" text NOT NULL, \"text\" jsonb NOT NULL, \"meeting_id\" text, \"strategy_id\" text, \"provenance\" jsonb NOT NULL, CONSTRAINT \"PK_577d71c88dc4988974a113229fa\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE INDEX \"IDX_07dcab81993887d4779e1e4524\" ON \"group_decision\"  (\"meeting_id\") ");
    await runner.query("CREATE INDEX \"IDX_d7e92b345b3cf93f1388b4648c\" ON \"group_decision\"  (\"group_id\") ");
    await runner.query("CREATE TABLE \"learning\" (\"id\" text NOT NULL, \"group_id\" text NOT NULL, \"on\" date NOT NULL, \"strategy_id\" text, \"indicator_id\" text, \"finding\" jsonb NOT NULL, \"adjustment\" jsonb, \"meeting_id\" text, \"provenance\" jsonb NOT NULL, CONSTRAINT \"PK_54998af12de15ed2831c8648ca2\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE INDEX \"IDX_ef8afbb248c2256c1783c17dbd\" ON \"learning\"  (\"meeting_id\") ");
    await runner.query("CREATE INDEX \"IDX_489c9a8dcecc015bc0b38e08d1\" ON \"learning\"  (\"indicator_id\") ");
    await runner.query("CREATE INDEX \"IDX_b9f92dd55049fdbe1cd204c403\" ON \"learning\"  (\"strategy_id\") ");
    await runner.query("CREATE INDEX \"IDX_aa2436feed4ab894b2733cde7a\" ON \"learning\"  (\"group_id\") ");
    await runner.query("CREATE TABLE \"strategy_type_label\" (\"id\" text NOT NULL, \"strategy_type\" text NOT NULL, \"label\" jsonb NOT NULL, \"meaning\" jsonb, CONSTRAINT \"strategy_type_label_strategy_type\" CHECK (\"strategy_type\" IN ('COORDINATION', 'SERVICE_ENHANCEMENT', 'POLICY_ADVOCACY', 'LEARNING_PROTOTYPE')), CONSTRAINT \"PK_51213f13224d0f8e7b3a8263197\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE UNIQUE INDEX \"IDX_e12554425fd55937428244db0c\" ON \"strategy_type_label\"  (\"strategy_type\") ");
    await runner.query("CREATE TABLE \"working_group_member\" (\"id\" text NOT NULL, \"version\" integer NOT NULL DEFAULT '1', \"group_id\" text NOT NULL, \"person_id\" text, \"organization_id\" text, \"role\" text NOT NULL, \"from\" date, \"to\" date, \"provenance\" jsonb NOT NULL, CONSTRAINT \"working_group_member_role\" CHECK (\"role\" IN ('CO_CHAIR', 'MEMBER', 'STAFF_LIAISON', 'GUEST')), CONSTRAINT \"PK_e227c0cd12a45f81e7727096417\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE INDEX \"IDX_073924d7e3b0defd4971b141f3\" ON \"working_group_member\"  (\"organization_id\") ");
    await runner.query("CREATE INDEX \"IDX_0d3c1294eeff6a4dcb9a232c1c\" ON \"working_group_member\"  (\"person_id\") ");
    await runner.query("CREATE INDEX \"IDX_1055a98d4143d1ecf978a17fb3\" ON \"working_group_member\"  (\"group_id\") ");
    await runner.query("ALTER TABLE \"strategy\" ADD CONSTRAINT \"FK_e05aed068fa3ec347ce4f9b1722\" FOREIGN KEY (\"group_id\") REFERENCES \"working_group\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
    await runner.query("ALTER TABLE \"action_item\" ADD CONSTRAINT \"FK_db4fda9e83a34d6d680541453e2\" FOREIGN KEY (\"group_id\") REFERENCES \"working_group\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
    await runner.query("ALTER TABLE \"action_item\" ADD CONSTRAINT \"FK_b2eaf3aa15e85ce074e0a79a410\" FOREIGN KEY (\"strategy_id\") REFERENCES \"strategy\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
    await runner.query("ALTER TABLE \"group_decision\" ADD CONSTRAINT \"FK_d7e92b345b3cf93f1388b4648c7\" FOREIGN KEY (\"group_id\") REFERENCES \"working_group\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
    await runner.query("ALTER TABLE \"group_decision\" ADD CONSTRAINT \"FK_b4d7f1e1099b010c80c6c57b2d5\" FOREIGN KEY (\"strategy_id\") REFERENCES \"strategy\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
    await runner.query("ALTER TABLE \"learning\" ADD CONSTRAINT \"FK_aa2436feed4ab894b2733cde7a6\" FOREIGN KEY (\"group_id\") REFERENCES \"working_group\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
    await runner.query("ALTER TABLE \"learning\" ADD CONSTRAINT \"FK_b9f92dd55049fdbe1cd204c403a\" FOREIGN KEY (\"strategy_id\") REFERENCES \"strategy\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
    await runner.query("ALTER TABLE \"working_group_member\" ADD CONSTRAINT \"FK_1055a98d4143d1ecf978a17fb3b\" FOREIGN KEY (\"group_id\") REFERENCES \"working_group\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE \"working_group_member\" DROP CONSTRAINT \"FK_1055a98d4143d1ecf978a17fb3b\"");
    await runner.query("ALTER TABLE \"learning\" DROP CONSTRAINT \"FK_b9f92dd55049fdbe1cd204c403a\"");
    await runner.query("ALTER TABLE \"learning\" DROP CONSTRAINT \"FK_aa2436feed4ab894b2733cde7a6\"");
    await runner.query("ALTER TABLE \"group_decision\" DROP CONSTRAINT \"FK_b4d7f1e1099b010c80c6c57b2d5\"");
    await runner.query("ALTER TABLE \"group_decision\" DROP CONSTRAINT \"FK_d7e92b345b3cf93f1388b4648c7\"");
    await runner.query("ALTER TABLE \"action_item\" DROP CONSTRAINT \"FK_b2eaf3aa15e85ce074e0a79a410\"");
    await runner.query("ALTER TABLE \"action_item\" DROP CONSTRAINT \"FK_db4fda9e83a34d6d680541453e2\"");
    await runner.query("ALTER TABLE \"strategy\" DROP CONSTRAINT \"FK_e05aed068fa3ec347ce4f9b1722\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_1055a98d4143d1ecf978a17fb3\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_0d3c1294eeff6a4dcb9a232c1c\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_073924d7e3b0defd4971b141f3\"");
    await runner.query("DROP TABLE \"working_group_member\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_e12554425fd55937428244db0c\"");
    await runner.query("DROP TABLE \"strategy_type_label\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_aa2436feed4ab894b2733cde7a\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_b9f92dd55049fdbe1cd204c403\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_489c9a8dcecc015bc0b38e08d1\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_ef8afbb248c2256c1783c17dbd\"");
    await runner.query("DROP TABLE \"learning\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_d7e92b345b3cf93f1388b4648c\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_07dcab81993887d4779e1e4524\"");
    await runner.query("DROP TABLE \"group_decision\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_db4fda9e83a34d6d680541453e\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_b2eaf3aa15e85ce074e0a79a41\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_f9df10a302204c2cdb743e048e\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_2de0e144f81080fed0c6c3d411\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_7dd52fdc017072245b8a079bde\"");
    await runner.query("DROP TABLE \"action_item\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_e05aed068fa3ec347ce4f9b172\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_eca2faaebce6ec196b3db6c3e3\"");
    await runner.query("DROP INDEX \"working_groups\".\"IDX_f66115093f36e81bd025d7ae8d\"");
    await runner.query("DROP TABLE \"strategy\"");
    await runner.query("DROP TABLE \"working_group\"");
  }
}
