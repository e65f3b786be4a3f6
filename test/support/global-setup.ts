import { parseDatabaseUrl } from '../../platform/database/settings';

/** Finds or starts the database server that all tests of this run share. */
export default async function setup(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (url) process.env.HUB_TEST_SERVER = JSON.stringify(parseDatabaseUrl('DATABASE_URL', url));
}
