import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Between 1 and 2^31 - 1: what an int holds and no log had before. */
const RANDOM_EPOCH = 'floor(random() * 2147483646)::int + 1';

/** The timeline that the server writes now; that of its last checkpoint may still be the one before a promotion. */
const TIMELINE = `('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int`;

/**
 * What readers of the log need besides its rows: an epoch that no other log has, a memory of the cluster that the log was
 * written by, and the few ways in which a log may change other than by growing. All run with the owner's rights; pruning
 * and erasing are an operator's acts, which provisioning keeps from the service itself.
 */
export class LogReading1700000000002 implements MigrationInterface {
  name = 'LogReading1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE event_head
        ADD COLUMN erasures int NOT NULL DEFAULT 0,
        ADD COLUMN cluster text,
        ADD COLUMN timeline int`);
    await runner.query(`UPDATE event_head SET epoch = ${RANDOM_EPOCH}`);
    const [{ schema }] = (await runner.query('SELECT current_schema() AS schema')) as { schema: string }[];
    for (const create of [rotateEpoch, confirmContinuity, pruneEvents, eraseEvent]) await runner.query(create(schema));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION erase_event(uuid)');
    await runner.query('DROP FUNCTION prune_events(bigint)');
    await runner.query('DROP FUNCTION confirm_continuity()');
    await runner.query('DROP FUNCTION rotate_epoch(int)');
    await runner.query('ALTER TABLE event_head DROP COLUMN erasures, DROP COLUMN cluster, DROP COLUMN timeline');
  }
}

const asOwner = (schema: string): string => `LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp AS`;

/** From the expected epoch alone, so that two who notice the same break rotate once. Returns the epoch after it. */
const rotateEpoch = (schema: string): string => `
  CREATE FUNCTION rotate_epoch(expected int) RETURNS int ${asOwner(schema)} $$
  DECLARE
    present int;
    fresh int := ${RANDOM_EPOCH};
  BEGIN
    SELECT epoch INTO STRICT present FROM event_head FOR UPDATE;
    IF present <> expected THEN
      RETURN present;
    END IF;
    IF fresh = expected THEN
      fresh := fresh % 2147483646 + 1;
    END IF;
    UPDATE event_head SET epoch = fresh;
    PERFORM pg_notify('${schema}_events', 'epoch');
    RETURN fresh;
  END $$`;

/** A log that another cluster wrote, or this one before it was restored, goes on in a new epoch. Returns the epoch. */
const confirmContinuity = (schema: string): string => `
  CREATE FUNCTION confirm_continuity() RETURNS int ${asOwner(schema)} $$
  DECLARE
    head event_head;
    here text := (SELECT system_identifier::text FROM pg_control_system());
    now_on int := ${TIMELINE};
  BEGIN
    SELECT * INTO STRICT head FROM event_head;
    IF head.cluster = here AND head.timeline = now_on THEN
      RETURN head.epoch;
    END IF;
    SELECT * INTO STRICT head FROM event_head FOR UPDATE;
    IF head.cluster IS DISTINCT FROM here OR head.timeline IS DISTINCT FROM now_on THEN
      UPDATE event_head SET cluster = here, timeline = now_on;
      IF head.cluster IS NOT NULL THEN
        RETURN rotate_epoch(head.epoch);
      END IF;
    END IF;
    RETURN head.epoch;
  END $$`;

/** Forgets the events up to a position; returns how many. The head stays, so that positions are never given twice. */
const pruneEvents = (schema: string): string => `
  CREATE FUNCTION prune_events(up_to bigint) RETURNS bigint ${asOwner(schema)} $$
  DECLARE
    head bigint;
    pruned bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('${schema}.event_log'));
    SELECT pos INTO STRICT head FROM event_head;
    IF up_to IS NULL OR up_to > head THEN
      RAISE EXCEPTION 'The log ends at %; it cannot be pruned up to %.', head, up_to
        USING ERRCODE = 'invalid_parameter_value';
    END IF;
    UPDATE event_head SET floor = GREATEST(floor, up_to);
    DELETE FROM event_log WHERE pos <= up_to;
    GET DIAGNOSTICS pruned = ROW_COUNT;
    PERFORM pg_notify('${schema}_events', 'pruned');
    RETURN pruned;
  END $$`;

/** Takes the content out of one event, whose row stays, so that positions remain dense. False where there is none. */
const eraseEvent = (schema: string): string => `
  CREATE FUNCTION erase_event(id uuid) RETURNS boolean ${asOwner(schema)} $$
  BEGIN
    UPDATE event_log SET payload = '{"erased": true}' WHERE event_id = id;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    UPDATE event_head SET erasures = erasures + 1;
    PERFORM pg_notify('${schema}_events', 'erased');
    RETURN true;
  END $$`;
