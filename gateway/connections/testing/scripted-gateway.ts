import { expiring } from '../../../platform/auth/expiry';
import { PUBLIC, type Viewer } from '../../../platform/auth/viewer';
import { HubError } from '../../../platform/errors';
import { startSmallGateway } from '../../../test/support/small-gateway';
import type { SubscriptionRequest } from '../../door';
import { Message } from '../../live/message';
import type { LiveSubscription, Subscriber } from '../../live/subscriber';
import type { Gateway, GatewayOptions } from '../../pipeline';

/** One subscription that a client has opened; the test says what comes of it. */
export class Scripted implements LiveSubscription {
  resumed = 0;
  left = false;
  private sent = 0;

  constructor(
    readonly request: SubscriptionRequest,
    readonly subscriber: Subscriber,
  ) {}

  /** Sends one event. */
  send(data: unknown = { tick: ++this.sent }, cursor = `c${this.sent}`): boolean {
    return this.subscriber.send(new Message(cursor, JSON.stringify({ data, extensions: { cursor } })));
  }

  resume(): void {
    this.resumed++;
  }

  leave(): void {
    this.left = true;
  }
}

/** A gateway whose subscriptions are played by the test; all else is real. */
export interface ScriptedGateway extends Gateway {
  /** Its address, for WebSocket. */
  readonly socketUrl: string;
  /** All subscriptions that were opened, in their order. */
  readonly subscriptions: Scripted[];
  /** Resolves to the subscription opened at this place in the order. */
  opened(index?: number): Promise<Scripted>;
  /** Tokens that are good, by name, with what they stand for; to be changed at will. */
  readonly tokens: Map<string, Viewer | HubError>;
}

export const MEMBER: Viewer = { authenticated: true, person: 'p1', grants: [{ role: 'MEMBER', body: 'b1' }] };

export async function startScriptedGateway(options: Partial<GatewayOptions> = {}): Promise<ScriptedGateway> {
  const subscriptions: Scripted[] = [];
  const tokens = new Map<string, Viewer | HubError>([
    ['member', MEMBER],
    ['staff', { authenticated: true, person: null, grants: [{ role: 'STAFF', body: null }] }],
    ['old', new HubError('TOKEN_EXPIRED', 'The token has expired.')],
  ]);
  const gateway = await startSmallGateway({ authenticate: async (given) => viewerOf(tokens, given), ...options });
  Object.assign(gateway.pipeline, {
    async subscribe(request: SubscriptionRequest, subscriber: Subscriber): Promise<LiveSubscription> {
      const scripted = new Scripted(request, subscriber);
      subscriptions.push(scripted);
      return scripted;
    },
  });
  return Object.assign(gateway, {
    socketUrl: `${gateway.url.replace('http', 'ws')}/graphql`,
    subscriptions,
    tokens,
    opened: async (index = subscriptions.length) => {
      await until(() => subscriptions.length > index);
      return subscriptions[index];
    },
  });
}

function viewerOf(tokens: ReadonlyMap<string, Viewer | HubError>, given: string | undefined): Viewer {
  if (given === undefined) return PUBLIC;
  const found = tokens.get(given.replace('Bearer ', ''));
  if (!found) throw new HubError('UNAUTHENTICATED', 'The token is not valid here.');
  if (found instanceof HubError) throw found;
  return found;
}

/** A member whose token is good for so many milliseconds. */
export function memberFor(milliseconds: number): Viewer {
  return expiring({ ...MEMBER }, Date.now() + milliseconds);
}

/** Resolves when the condition holds; a test that waits in vain ends by its own time-out. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
