import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorOf } from './error-of';
import type { TestHub } from './test-hub';

interface Question {
  readonly variables?: unknown;
  readonly extensions?: { readonly after?: string };
}

/** The test hub's server-sent events, by GET and POST. */
export class EventStreamDoor {
  constructor(private readonly hub: TestHub) {}

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { variables, extensions } = await questionOf(request);
    const after = (request.headers['last-event-id'] as string | undefined) ?? extensions?.after ?? null;
    const token = request.headers.authorization?.replace('Bearer ', '') ?? null;
    const trick = this.hub.begin({ after, token, variables });
    const errors = trick.refuse && [errorOf(trick.refuse)];
    if (trick.status) {
      const body = errors ? JSON.stringify({ errors }) : '<html>A page of a proxy.</html>';
      response.writeHead(trick.status, { ...trick.headers }).end(body);
      return;
    }
    response
      .writeHead(200, { 'content-type': 'text/event-stream', connection: 'close' })
      .write(': hello\nretry: 10\n\n');
    if (errors) response.write(`event: next\ndata: ${JSON.stringify({ errors })}\n\n`);
    if (errors || trick.complete) {
      response.end('event: complete\ndata:\n\n');
      return;
    }
    const position = (cursor: string): void => void response.write(`id: ${cursor}\n\n`);
    for await (const event of this.hub.follow(after, trick, position)) {
      if (response.destroyed) return;
      response.write(`id: ${event.extensions.cursor}\nevent: next\ndata: ${JSON.stringify(event)}\n\n`);
    }
  }
}

async function questionOf(request: IncomingMessage): Promise<Question> {
  if (request.method === 'POST') {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    return JSON.parse(text) as Question;
  }
  const { searchParams } = new URL(String(request.url), 'http://hub');
  const read = (name: string): unknown => JSON.parse(searchParams.get(name) ?? '{}') as unknown;
  return { variables: read('variables'), extensions: read('extensions') as Question['extensions'] };
}
