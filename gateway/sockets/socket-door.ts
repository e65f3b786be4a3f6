import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { HubError } from '../../platform/errors';
import type { Connections } from '../connections/connections';
import type { Place } from '../connections/places';
import type { CorsOrigins } from '../http/cors';
import { errorReply } from '../http/errors';
import { checkHead } from '../http/head';
import { answerRaw } from '../http/raw-reply';
import { Beginnings } from './beginnings';
import { ClientSocket } from './client-socket';
import { CLOSE } from './close-codes';
import type { Ending } from './protocol';

const PROTOCOL = 'graphql-transport-ws';
const PATH = '/graphql';

const SERVER = {
  noServer: true,
  clientTracking: false,
  // Compression would take memory for each socket, and CPU for each message and client.
  perMessageDeflate: false,
  maxPayload: 64 * 1024,
  /** Milliseconds that a client has to answer that it closes, too. */
  closeTimeout: 1_000,
  // A protocol that is not spoken is agreed upon all the same: otherwise no client gets to read why it is refused.
  handleProtocols: (offered: Set<string>) => (offered.has(PROTOCOL) ? PROTOCOL : [...offered][0]),
};

/** Takes in sockets: GraphQL over WebSocket, by the protocol graphql-transport-ws alone. */
export class SocketDoor {
  private readonly server = new WebSocketServer(SERVER);
  private readonly beginnings = new Beginnings();

  constructor(
    private readonly connections: Connections,
    private readonly origins: CorsOrigins,
  ) {
    this.server.on('wsClientError', (error, socket) => {
      answerRaw(errorReply(new HubError('BAD_REQUEST', `This is no WebSocket handshake: ${error.message}.`)), socket);
    });
  }

  /** Takes over the connection of a request for an upgrade, if only to refuse it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    try {
      this.check(request);
      this.server.handleUpgrade(request, socket, head, (ws) => this.welcome(ws, request, socket as Socket));
    } catch (error) {
      answerRaw(errorReply(this.connections.errors.tell(error)), socket);
    }
  }

  private check(request: IncomingMessage): void {
    checkHead(request);
    if (request.url?.split('?')[0] !== PATH) throw new HubError('NOT_FOUND', 'There is no WebSocket at this address.');
    if (this.connections.stopping) throw new HubError('UNAVAILABLE', 'The gateway is stopping.');
    if (!mayConnect(request.headers.origin, this.origins))
      throw new HubError('FORBIDDEN', 'Pages of this origin may not connect.');
  }

  private welcome(ws: WebSocket, request: IncomingMessage, socket: Socket): void {
    if (ws.protocol !== PROTOCOL) return refuse(ws, { code: CLOSE.subprotocol, reason: 'Subprotocol not acceptable' });
    const place = this.placeFor(request);
    if (!place) return refuse(ws, { code: CLOSE.overload, reason: 'OVERLOADED' });
    const { connections, beginnings } = this;
    const { authorization } = request.headers;
    void new ClientSocket({ ws, socket, authorization, place, connections, beginnings });
  }

  private placeFor(request: IncomingMessage): Place | null {
    try {
      return this.connections.place(request);
    } catch (error) {
      if (error instanceof HubError) return null;
      throw error;
    }
  }
}

/**
 * Browsers say of which origin a page is, and let every page connect: so it is for us to refuse. Whatever says nothing is
 * no browser, and can be made to connect by no page.
 */
function mayConnect(origin: string | undefined, origins: CorsOrigins): boolean {
  return origins === 'any' || origin === undefined || origins.includes(origin);
}

function refuse(ws: WebSocket, { code, reason }: Ending): void {
  // Whatever such a client does wrong besides, it is on its way out.
  ws.on('error', () => ws.terminate());
  ws.close(code, reason);
}
