import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The service's event log. It is no entity: rows enter by `append_events` alone, which runs with its owner's rights, so
 * that not even the service itself can write the table in another way.
 *
 * Positions are dense: they are given under a lock that ends with the transaction, and a rollback undoes the counter as
 * well. A reader whose snapshot shows position n therefore sees all below n, in commit order.
 */
export class EventLog1700000000000 implements MigrationInterface {
  name = 'EventLog1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event_head (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        pos bigint NOT NULL DEFAULT 0,
        floor bigint NOT NULL DEFAULT 0,
        epoch int NOT NULL DEFAULT 1
      )`);
    await runner.query('INSERT INTO event_head DEFAULT VALUES');
    await runner.query(`
      CREATE TABLE event_log (
        pos bigint PRIMARY KEY,
        event_id uuid UNIQUE NOT NULL,
        type text NOT NULL,
        type_version int NOT NULL,
        subject text NOT NULL,
        version bigint NOT NULL,
        touched text[] NOT NULL,
        payload jsonb NOT NULL,
        at timestamptz NOT NULL,
        learned_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    const [{ schema }] = (await runner.query('SELECT current_schema() AS schema')) as { schema: string }[];
    // Separate statements: one statement of several CTEs ran the head away from the rows when it was measured.
    await runner.query(`
      CREATE FUNCTION append_events(events jsonb) RETURNS bigint
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $$
      DECLARE
        event jsonb;
        position bigint;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('${schema}.event_log'));
        FOR event IN SELECT * FROM jsonb_array_elements(events) LOOP
          UPDATE event_head SET pos = pos + 1 RETURNING pos INTO position;
          INSERT INTO event_log (pos, event_id, type, type_version, subject, version, touched, payload, at)
          VALUES (
            position, (event->>'eventId')::uuid, event->>'type', (event->>'typeVersion')::int, event->>'subject',
            (event->>'version')::bigint, ARRAY(SELECT jsonb_array_elements_text(event->'touched')), event->'payload',
            (event->>'at')::timestamptz
          );
        END LOOP;
        PERFORM pg_notify('${schema}_events', position::text);
        RETURN position;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION append_events(jsonb)');
    await runner.query('DROP TABLE event_log');
    await runner.query('DROP TABLE event_head');
  }
}
