/** Replaces the append function in the schema `department`: ids from a sequence, no lock, and some milliseconds of work. */
export const APPEND_BY_SEQUENCE = `
  CREATE SEQUENCE department.known_bad;
  SELECT setval('department.known_bad', (SELECT pos FROM department.event_head) + 1, false);
  CREATE OR REPLACE FUNCTION department.append_events(events jsonb) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = department, pg_temp AS $$
  DECLARE
    event jsonb;
    position bigint;
  BEGIN
    FOR event IN SELECT * FROM jsonb_array_elements(events) LOOP
      position := nextval('department.known_bad');
      INSERT INTO event_log (pos, event_id, type, type_version, subject, version, touched, payload, at)
      VALUES (
        position, (event->>'eventId')::uuid, event->>'type', (event->>'typeVersion')::int, event->>'subject',
        (event->>'version')::bigint, ARRAY(SELECT jsonb_array_elements_text(event->'touched')), event->'payload',
        (event->>'at')::timestamptz
      );
    END LOOP;
    PERFORM pg_sleep(random() * 0.015);
    PERFORM pg_notify('department_events', position::text);
    RETURN position;
  END $$;
  GRANT USAGE ON SEQUENCE department.known_bad TO PUBLIC;`;
