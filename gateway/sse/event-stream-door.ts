import type { IncomingMessage, ServerResponse } from 'node:http';
import { HubError } from '../../platform/errors';
import type { Connections } from '../connections/connections';
import { kindOf } from '../connections/operation';
import { type OperationParams, readParams, readSearchParams } from '../connections/params';
import { checkType, readJson } from '../http/body';
import { errorReply } from '../http/errors';
import type { Exchange, Reply } from '../http/exchange';
import { EventStream } from './event-stream';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  vary: 'Accept, Authorization',
  // Some proxies gather what comes before they pass it on; these words are understood by the most common one.
  'x-accel-buffering': 'no',
};

/**
 * GraphQL over Server-Sent Events, in distinct connections mode: one operation, one response.
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
 *
 * What is wrong with an operation (its text, a limit, a variable, a cursor) is told inside of the stream, as the protocol
 * demands: the EventSource of browsers shows nobody the body of an error, and gives up for good. What is wrong with the
 * request itself (its token, type, size, shape, or one too many) has the status and the JSON that it has without a stream:
 * there, giving up until something is changed is right.
 */
export class EventStreamDoor {
  constructor(
    private readonly connections: Connections,
    /** In bytes. */
    private readonly maxBody: number,
  ) {}

  /** Throws a HubError where the request is refused before a stream begins. */
  async open(exchange: Exchange): Promise<Reply> {
    const { connections } = this;
    if (connections.stopping) throw new HubError('UNAVAILABLE', 'The gateway is stopping.');
    const { headers } = exchange.request;
    const place = connections.place(exchange.request);
    try {
      const { authorization } = headers;
      const caller = await connections.pipeline.authenticate(authorization);
      place.seat(caller);
      const params = resumed(await this.params(exchange), headers['last-event-id']);
      if (exchange.method === 'GET' && this.isMutation(params)) return mutationByGet(place);
      // From here on nothing waits: whoever is there now gets the stream.
      if (exchange.signal.aborted) throw exchange.signal.reason;
      return {
        status: 200,
        headers: HEADERS,
        stream: (response) => {
          // Nobody of good faith sends a request behind another whose answer is still on its way, and then wants a stream.
          if (!response.socket) return void (place.leave(), response.destroy());
          forget(exchange.request);
          flatten(response);
          void new EventStream({ response, authorization, caller, place, connections }).run(params);
        },
      };
    } catch (error) {
      place.leave();
      throw error;
    }
  }

  private async params({ request, method, search }: Exchange): Promise<OperationParams> {
    if (method === 'POST') return readParams(await readJson(request, this.maxBody));
    // No form and no image asks with the type of JSON.
    if (request.headers['content-type'] !== undefined) checkType(request);
    return readSearchParams(search);
  }

  /** Of what cannot be read, the stream says what is wrong with it. */
  private isMutation({ query, operationName }: OperationParams): boolean {
    try {
      return kindOf(this.connections.pipeline.parse(query), operationName) === 'mutation';
    } catch (error) {
      if (error instanceof HubError) return false;
      throw error;
    }
  }
}

/** A stream lives for hours, and its request with it: what it said is read, and would only take memory. */
function forget(request: IncomingMessage): void {
  Object.assign(request, { url: '', rawHeaders: [], headers: {} });
}

/** Node keeps the head of a response as a tree of the texts that it was joined from; looked at once, it is one text. */
function flatten(response: ServerResponse): void {
  (response as { readonly _header?: string | null })._header?.charCodeAt(0);
}

/** What the browser remembers is later than what was written into its address. */
function resumed(params: OperationParams, lastEventId: string | string[] | undefined): OperationParams {
  return lastEventId ? { ...params, after: String(lastEventId) } : params;
}

function mutationByGet(place: { leave(): void }): Reply {
  place.leave();
  const reply = errorReply(new HubError('BAD_REQUEST', 'A mutation must be sent by POST.'));
  return { ...reply, status: 405, headers: { ...reply.headers, allow: 'POST' } };
}
