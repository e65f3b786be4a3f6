import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { type Cursors, serviceTag } from '../../platform/cursors/cursors';
import type { Audience, Delivery } from './history';
import type { Random } from './random';

const DEPARTMENT = serviceTag('department');

/** What every subscriber asks: an event of the department with a field that another service joins to it. */
export const DOCUMENT = `subscription Follow($meeting: ID, $after: Cursor) {
  meetingUpdates(meeting: $meeting, after: $after) { cursor eventId kind version meeting { id version place { en } motions { id } } }
}`;

export interface SubscriberOptions {
  readonly name: string;
  readonly audience: Audience;
  readonly meeting: string | null;
  /** Null for the public. */
  readonly token: string | null;
  readonly urls: readonly string[];
  readonly cursors: Cursors;
  readonly random: Random;
  /** What it was given is written here before it acts on it, and read again when it starts. */
  readonly file: string;
}

interface Payload {
  readonly data?: { readonly meetingUpdates?: { readonly cursor: string; readonly eventId: string } | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Someone who follows meetings, and goes on from the last cursor that they have, through whichever gateway answers. */
export abstract class Subscriber {
  readonly deliveries: (Delivery & { readonly at: number })[] = [];
  /** Operation errors: of a hub that keeps its promise there are none. */
  readonly refusals: string[] = [];
  /** Events with a joined field missing, and an error that says so. */
  partial = 0;
  connections = 0;
  /** Position at which the stream began; null until it was told. */
  from: number | null = null;
  protected cursor: string | null = null;
  protected closed = false;
  private readonly reconnecting = new Set<NodeJS.Timeout>();

  constructor(readonly options: SubscriberOptions) {
    this.recover();
  }

  abstract connect(): void;
  /** Breaks its connection, as a train in a tunnel does. */
  abstract drop(): void;
  /** Reads nothing for so many milliseconds. */
  abstract stall(milliseconds: number): void;

  close(): void {
    this.closed = true;
    for (const timer of this.reconnecting) clearTimeout(timer);
    this.drop();
  }

  get lastEvent(): string | undefined {
    return this.deliveries.at(-1)?.eventId;
  }

  protected get variables(): { meeting: string | null; after?: string } {
    const { meeting } = this.options;
    return this.cursor === null ? { meeting } : { meeting, after: this.cursor };
  }

  protected url(): string {
    return this.options.random.pick(this.options.urls);
  }

  protected take(payload: Payload): void {
    const update = payload.data?.meetingUpdates;
    if (!update) return this.refused(payload.errors ?? []);
    if (payload.errors) this.partial++;
    const delivery = { eventId: update.eventId, pos: this.posOf(update.cursor) };
    appendFileSync(this.options.file, `${JSON.stringify({ ...delivery, cursor: update.cursor })}\n`);
    this.deliveries.push({ ...delivery, at: Date.now() });
    this.cursor = update.cursor;
  }

  protected refused(errors: Payload['errors'] & object): void {
    this.refusals.push(errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join('; '));
  }

  /** Told how far the stream has come without an event. */
  protected position(cursor: string): void {
    this.from ??= this.posOf(cursor);
    this.cursor = cursor;
  }

  protected reconnect(): void {
    if (this.closed) return;
    const timer = setTimeout(
      () => {
        this.reconnecting.delete(timer);
        if (!this.closed) this.connect();
      },
      20 + this.options.random.below(200),
    );
    this.reconnecting.add(timer);
  }

  private posOf(cursor: string): number | null {
    return this.options.cursors.openFor(DEPARTMENT, cursor)?.pos ?? null;
  }

  private recover(): void {
    const { file } = this.options;
    if (!existsSync(file)) return;
    const last = readFileSync(file, 'utf8').trim().split('\n').at(-1);
    if (last) this.cursor = (JSON.parse(last) as { cursor: string }).cursor;
  }
}
