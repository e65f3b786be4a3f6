import { createHash } from 'node:crypto';
import { type GraphQLSchema, printSchema } from 'graphql';
import type { Handler, Reply } from './exchange';

/** The public schema of the present as text, which clients make their types from. */
export function schemaText(publicSchema: () => GraphQLSchema): Handler {
  const replies = new WeakMap<GraphQLSchema, Reply>();
  return ({ request }) => {
    const schema = publicSchema();
    const reply = replies.get(schema) ?? replyOf(schema);
    replies.set(schema, reply);
    const { headers } = reply;
    return request.headers['if-none-match'] === headers?.etag ? { status: 304, headers } : reply;
  };
}

function replyOf(schema: GraphQLSchema): Reply {
  const body = Buffer.from(`${printSchema(schema)}\n`);
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache', etag };
  return { status: 200, headers, body };
}
