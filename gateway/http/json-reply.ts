import type { Reply } from './exchange';

export const JSON_TYPE = 'application/json; charset=utf-8';

export function jsonReply(status: number, content: unknown): Reply {
  return { status, headers: { 'content-type': JSON_TYPE, 'cache-control': 'no-store' }, body: JSON.stringify(content) };
}
