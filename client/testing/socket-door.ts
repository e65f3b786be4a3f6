import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type DocumentNode, parse } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { errorOf } from './error-of';
import type { TestHub, Trick } from './test-hub';

/** What `onSubscribe` hands to `subscribe`, in the place of arguments for graphql-js. */
interface Following {
  /** graphql-ws looks into it for the kind of operation. */
  readonly document: DocumentNode;
  readonly after: string | null;
  readonly trick: Trick;
  readonly position: (cursor: string) => void;
}

/** The test hub's WebSocket, by graphql-ws's own server, which tells no positions by itself. */
export function serveSockets(hub: TestHub, server: Server): void {
  const wss = new WebSocketServer({ server });
  wss.on('connection', (socket, request) => muffle(socket, request.socket, hub));
  useServer(
    {
      onConnect({ extra: { socket } }) {
        const { close } = hub.tricks[0] ?? {};
        if (close?.at !== 'init') return;
        hub.begin({ after: null, token: null, variables: null });
        socket.close(close.code, 'Told to');
      },
      onSubscribe({ extra: { socket }, connectionParams }, id, { query, extensions, variables }) {
        const authorization = connectionParams?.authorization as string | undefined;
        const after = (extensions?.after as string | undefined) ?? null;
        const trick = hub.begin({ after, token: authorization?.replace('Bearer ', '') ?? null, variables });
        if (trick.refuse) return [errorOf(trick.refuse)];
        const position = (cursor: string): void => {
          socket.send(JSON.stringify({ type: 'ping', payload: { cursor: { [id]: cursor } } }));
          if (trick.close) socket.close(trick.close.code, 'Told to');
        };
        const following: Following = { document: parse(query), after, trick, position };
        return following as never;
      },
      subscribe: ((following: Following) =>
        following.trick.complete
          ? nothing()
          : hub.follow(following.after, following.trick, following.position)) as never,
    },
    wss,
    0,
  );
}

async function* nothing(): AsyncGenerator<never> {}

/** Holds back answers to pings while the hub is mute, and all that would go to a connection that is broken already. */
function muffle(socket: WebSocket, connection: Socket, hub: TestHub): void {
  const send = socket.send.bind(socket) as (data: unknown, done?: () => void) => void;
  socket.send = (data: unknown, done?: unknown) => {
    const isHeld = connection.destroyed || (hub.isMute && String(data).includes('"pong"'));
    if (isHeld) (done as (() => void) | undefined)?.();
    else send(data, done as () => void);
  };
}
