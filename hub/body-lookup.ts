import { Client } from 'pg';
import type { Grant } from '../platform/auth/viewer';
import { visitEmbedded } from '../platform/database/embedded/visit';
import type { Connection } from '../platform/database/settings';
import { UsageError } from './command';
import { EMBEDDED_DATABASE } from './database';
import { adminDatabase, type HubSettings } from './settings';

/**
 * Turns slugs of bodies into their ids, as grants hold them, by asking the department's registry. Where no database runs,
 * bodies stay as they were given: the record's own bodies have their slug for an id.
 * @throws UsageError for a body that the registry does not know
 */
export async function resolveBodies(grants: readonly Grant[], settings: HubSettings): Promise<Grant[]> {
  const given = [...new Set(grants.flatMap((grant) => grant.body ?? []))];
  const registry = given.length === 0 ? null : registryOf(settings);
  if (!registry) return [...grants];
  const ids = await lookUp(registry, given);
  const unknown = given.find((body) => !ids.has(body));
  if (unknown) throw new UsageError(`There is no body with the id or slug "${unknown}".`);
  return grants.map((grant) => ({ role: grant.role, body: grant.body && (ids.get(grant.body) as string) }));
}

function registryOf(settings: HubSettings): Connection | null {
  return adminDatabase(settings) ?? visitEmbedded(settings.HUB_DATA, EMBEDDED_DATABASE);
}

async function lookUp(registry: Connection, bodies: readonly string[]): Promise<Map<string, string>> {
  const client = new Client({ ...registry, application_name: 'hub token', connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; slug: string }>(
      'SELECT id, slug FROM department.body WHERE id = ANY($1) OR slug = ANY($1)',
      [bodies],
    );
    return new Map(
      rows.flatMap(({ id, slug }) => [
        [slug, id],
        [id, id],
      ]),
    );
  } finally {
    await client.end();
  }
}
