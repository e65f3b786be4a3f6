import { createHash } from 'node:crypto';
import { type GraphQLSchema, printSchema } from 'graphql';
import type { Handler } from './exchange';

/** The public schema as text, which clients make their types from. */
export function schemaText(schema: GraphQLSchema): Handler {
  const body = Buffer.from(`${printSchema(schema)}\n`);
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache', etag };
  return ({ request }) =>
    request.headers['if-none-match'] === etag ? { status: 304, headers } : { status: 200, headers, body };
}
