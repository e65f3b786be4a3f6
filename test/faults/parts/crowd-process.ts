import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { readOrMakeKeys } from '../../../platform/auth/keys';
import { type Cursors, serviceTag } from '../../../platform/cursors/cursors';
import type { Counts, CrowdOptions, Order } from './crowd';

/** Many who follow one meeting, in a process of their own. Each knows which position must come next. */

const DEPARTMENT = serviceTag('department');
const DOCUMENT = `subscription ($meeting: ID, $after: Cursor) { meetingUpdates(meeting: $meeting, after: $after) { cursor meeting { place { en } } } }`;
const COME_BACK_MS = 1_000;

let options: CrowdOptions;
let cursors: Cursors;
const positions = new Map<string, number>();
let arrivals = new Map<number, number[]>();

/** Equal cursors are opened once. */
function positionOf(cursor: string): number {
  let pos = positions.get(cursor);
  if (pos === undefined) positions.set(cursor, (pos = cursors.openFor(DEPARTMENT, cursor)?.pos ?? -1));
  return pos;
}

/** Takes what it is sent as fast as it comes, or not: `slow` is undefined for who does. */
class Follower {
  /** Null until it was told its first position. */
  pos: number | null = null;
  cursor: string | null = null;
  /** Events that did not come right after the one before. */
  wrong = 0;
  closed = 0;
  code: number | null = null;
  private hangUp: () => void = () => undefined;

  constructor(private slow: 'byte' | 'never' | undefined) {}

  connect(): void {
    if (this.slow) return this.connectSlowly(this.slow);
    const socket = new WebSocket(options.url.replace('http', 'ws'), 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    this.hangUp = () => socket.terminate();
    socket.on('error', () => undefined); // its close is what counts
    socket.on('close', (code) => this.lost(code));
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      const text = data.toString('latin1');
      if (text.includes('"type":"connection_ack"')) socket.send(this.subscribe());
      else this.take(text);
    });
  }

  /** From here on it is as fast as the others, so that it may come to the end. */
  hurry(): void {
    this.slow = undefined;
    this.hangUp();
  }

  goBackTo(pos: number): void {
    this.pos = pos;
    this.cursor = cursors.seal({ service: DEPARTMENT, epoch: options.epoch, pos });
  }

  private subscribe(): string {
    const { meeting } = options;
    const variables = this.cursor === null ? { meeting } : { meeting, after: this.cursor };
    return JSON.stringify({ id: '1', type: 'subscribe', payload: { query: DOCUMENT, variables } });
  }

  private take(text: string): void {
    const at = text.indexOf(text.includes('"type":"next"') ? '"cursor":"' : '"1":"');
    if (at < 0) return void this.wrong++;
    const start = text.indexOf('":"', at) + 3;
    const cursor = text.slice(start, start + 22);
    const pos = positionOf(cursor);
    if (text.includes('"type":"ping"')) {
      if (this.pos !== null && pos !== this.pos) this.wrong++; // there is nothing but what it follows
    } else {
      if (this.pos === null || pos !== this.pos + 1) this.wrong++;
      const times = arrivals.get(pos);
      if (times) times.push(Date.now());
      else arrivals.set(pos, [Date.now()]);
    }
    this.pos = pos;
    this.cursor = cursor;
  }

  private lost(code: number): void {
    this.closed++;
    this.code = code;
    setTimeout(() => this.connect(), COME_BACK_MS * Math.random());
  }

  /** Asks as the others do, reads until it was told where it is, and from then on a byte a second, or nothing. */
  private connectSlowly(pace: 'byte' | 'never'): void {
    const { hostname, port } = new URL(options.url);
    let heard = '';
    let isSlow = false;
    let acknowledged = false;
    const single = Buffer.alloc(1);
    const many = Buffer.alloc(4_096);
    const onread = {
      buffer: () => (isSlow ? single : many),
      callback: (length: number, buffer: Uint8Array): boolean => {
        if (isSlow) return false;
        heard += Buffer.from(buffer.subarray(0, length)).toString('latin1');
        if (!acknowledged && heard.includes('"connection_ack"')) {
          acknowledged = true;
          socket.write(frameOf(this.subscribe()));
        }
        const told = /"type":"ping","payload":\{"cursor":\{"1":"([\w-]{22})"/.exec(heard);
        if (!told) return true;
        this.cursor = told[1];
        this.pos = positionOf(told[1]);
        isSlow = true;
        return false;
      },
    };
    const socket: Socket = connect({ host: hostname, port: Number(port), onread });
    this.hangUp = () => socket.destroy();
    const clock = pace === 'byte' ? setInterval(() => isSlow && socket.resume(), 1_000) : undefined;
    // Who reads nothing learns of its end when it writes.
    const pulse = setInterval(() => socket.write(frameOf('{"type":"pong"}')), 1_000);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(clock);
      clearInterval(pulse);
      this.slow = undefined;
      this.lost(1006);
    });
    socket.write(
      'GET /graphql HTTP/1.1\r\nhost: gateway\r\nupgrade: websocket\r\nconnection: upgrade\r\n' +
        'sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n' +
        'sec-websocket-protocol: graphql-transport-ws\r\n\r\n',
    );
    socket.write(frameOf('{"type":"connection_init"}'));
  }
}

/** A client's frame: masked, with a mask that changes nothing. */
function frameOf(text: string): Buffer {
  const body = Buffer.from(text);
  const length = body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([0x81, ...length, 0, 0, 0, 0]), body]);
}

const followers: Follower[] = [];
let slowOnes: Follower[] = [];

function counts(): Counts {
  const at = (pos: number): number => followers.filter((one) => one.pos === pos).length;
  const { goal = null } = options;
  return {
    placed: followers.filter(({ pos }) => pos !== null).length,
    atGoal: goal === null ? 0 : at(goal),
    wrong: followers.reduce((sum, { wrong }) => sum + wrong, 0),
    fastClosed: followers.reduce((sum, one) => sum + (slowOnes.includes(one) ? 0 : one.closed), 0),
    slowClosed: slowOnes.filter(({ closed }) => closed > 0).length,
  };
}

const ORDERS: { readonly [Kind in Order['kind']]: (order: Extract<Order, { kind: Kind }>) => unknown } = {
  begin: (order) => {
    options = { ...order.options, goal: null };
    cursors = readOrMakeKeys(options.keysFile).cursors as Cursors;
    slowOnes = [
      ...Array.from({ length: options.byByte }, () => new Follower('byte')),
      ...Array.from({ length: options.never }, () => new Follower('never')),
    ];
    followers.push(...slowOnes, ...Array.from({ length: options.fast }, () => new Follower(undefined)));
    for (const [at, one] of followers.entries()) setTimeout(() => one.connect(), at);
  },
  goBack: ({ pos }) => followers.forEach((one) => one.goBackTo(pos)),
  aim: ({ goal }) => void (options = { ...options, goal }),
  hurry: () => slowOnes.forEach((one) => one.hurry()),
  count: counts,
  arrivals: () => {
    const all = [...arrivals];
    arrivals = new Map();
    return all;
  },
};

process.on('message', (order: Order) => {
  const answer = (ORDERS[order.kind] as (order: Order) => unknown)(order);
  process.send!(answer ?? null);
});
process.on('disconnect', () => process.exit());
