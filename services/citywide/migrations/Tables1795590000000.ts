import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES: Readonly<Record<string, string>> = {
  seen_body: `slug text, kind text, name jsonb, informs_ids text[] NOT NULL DEFAULT '{}', valid_from date, valid_to date,
    open_meeting_status text`,
  seen_organization: 'sector text, side text',
  seen_affiliation: 'person_id text, organization_id text, "from" date, "to" date',
  seen_seat: 'body_id text, role jsonb, "from" date, "to" date',
  seen_sitting: `kind text, body_id text, seat_id text, person_id text, organization_id text, role text, "from" date,
    "to" date`,
  seen_recommendation: 'from_id text, submitted_at timestamptz',
  seen_step: 'recommendation_id text, position int, stage text, at timestamptz',
  seen_meeting: `body_ids text[] NOT NULL DEFAULT '{}', kind text, status text, date date, starts_at timestamptz,
    ends_at timestamptz, adjourned_at timestamptz, minutes_status text, minutes_posted_at timestamptz,
    present int NOT NULL DEFAULT 0, expected int NOT NULL DEFAULT 0`,
  seen_task: 'group_id text, status text, due_on date',
  seen_subject: 'body_id text, title jsonb',
  search_text: `subject text, language text, original boolean NOT NULL DEFAULT false, title text, body text,
    folded_title text, folded_body text`,
};

/** Columns by which rows are looked up, by table. */
const INDEXES: Readonly<Record<string, readonly string[]>> = {
  seen_affiliation: ['person_id', 'organization_id'],
  seen_sitting: ['body_id', 'seat_id', 'person_id', 'organization_id'],
  seen_recommendation: ['from_id'],
  seen_step: ['recommendation_id'],
  seen_task: ['group_id'],
  search_text: ['subject'],
};

/** The read models, how texts are found, and what is asked of the service's own log. */
export class Tables1795590000000 implements MigrationInterface {
  name = 'Tables1795590000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) {
      await runner.query(`CREATE TABLE ${table} (id text PRIMARY KEY, source text NOT NULL, ${columns})`);
      for (const column of ['source', ...(INDEXES[table] ?? [])])
        await runner.query(`CREATE INDEX ${table}_${column} ON ${table} (${column})`);
    }
    await runner.query('CREATE INDEX seen_meeting_body_ids ON seen_meeting USING gin (body_ids)');
    await runner.query('CREATE TABLE lost_source (id text PRIMARY KEY)');
    for (const [language, config] of [['EN', 'english'], ['ES', 'spanish']])
      await runner.query(`
        CREATE INDEX search_text_${config} ON search_text USING gin ((
          setweight(to_tsvector('${config}', COALESCE(folded_title, '')), 'A')
            || setweight(to_tsvector('${config}', COALESCE(folded_body, '')), 'B')
        )) WHERE language = '${language}'`);
    await runner.query(`CREATE INDEX event_log_learnt ON event_log ((payload->>'eventId'))`);
    await runner.query(`CREATE INDEX event_log_activity ON event_log (pos) WHERE payload ? 'activity'`);
    await runner.query(`CREATE INDEX event_log_activity_at ON event_log (at) WHERE payload ? 'activity'`);
    await runner.query(`
      CREATE INDEX event_log_activity_body ON event_log ((payload->'activity'->>'bodyId'), pos)
        WHERE payload ? 'activity'`);
    await runner.query(`CREATE INDEX event_log_activity_also ON event_log USING gin ((payload->'activity'->'alsoOfIds'))
        WHERE payload ? 'activity'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['learnt', 'activity', 'activity_at', 'activity_body', 'activity_also'])
      await runner.query(`DROP INDEX event_log_${index}`);
    await runner.query('DROP TABLE lost_source');
    for (const table of Object.keys(TABLES).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}
