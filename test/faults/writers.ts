import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Cursors, serviceTag } from '../../platform/cursors/cursors';
import type { ErrorCode } from '../../platform/errors';
import type { Write } from './history';
import type { Random } from './random';

const DEPARTMENT = serviceTag('department');
const ANSWER_MS = 6_000;
/** One write in so many adds an agenda item, which staff alone see before the agenda is published. */
const HIDDEN = 0.08;
/** What a writer that has no answer does now and then: it gives up, and never knows. */
const GIVES_UP = 0.15;

const PLACE = `mutation Place($input: UpdateMeetingInput!) { updateMeeting(input: $input) { meeting { id } cursor } }`;
const ITEM = `mutation Item($input: AddAgendaItemInput!) { addAgendaItem(input: $input) { agendaItem { id } cursor } }`;

export interface WriterOptions {
  readonly urls: readonly string[];
  readonly token: string;
  readonly meetings: readonly string[];
  readonly cursors: Cursors;
  readonly random: Random;
  /** The longest pause between two writes, in milliseconds. */
  readonly pause: number;
}

/** What the hub refuses, it has not done. After any other error it may have been done or not, and is sent again. */
const REFUSED: ReadonlySet<string | undefined> = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'ILLEGAL_TRANSITION',
  'VERSION_CONFLICT',
  'IDEMPOTENCY_KEY_REUSED',
  'LATE_ITEM_REFUSED',
]);

type Answer =
  { readonly outcome: 'ok'; readonly id: string; readonly pos: number } | { readonly outcome: 'fail' | 'again' };

/** Someone who changes meetings by real mutations, one after the other, and repeats with the same key what got no answer. */
export class Writer {
  readonly writes: Write[] = [];
  /** Mutations sent, repetitions among them. */
  sent = 0;
  /** Why it had to send again, by code; `none` where no answer came. */
  readonly sentAgain = new Map<string, number>();
  private counter = 0;

  constructor(
    private readonly name: string,
    private readonly options: WriterOptions,
  ) {}

  async writeUntil(end: () => boolean): Promise<void> {
    const { random, pause } = this.options;
    while (!end()) {
      await this.write(random.chance(HIDDEN));
      await delay(random.below(pause + 1));
    }
  }

  private async write(hidden: boolean): Promise<void> {
    const { random, meetings } = this.options;
    const mark = `${this.name}-${++this.counter}`;
    const what = hidden ? { number: mark, kind: 'BUSINESS', title: { en: mark } } : { place: { en: mark } };
    const input = { idempotencyKey: randomUUID(), meeting: random.pick(meetings), ...what };
    for (;;) {
      const answer = await this.send(hidden ? ITEM : PLACE, input);
      if (answer.outcome === 'ok')
        return this.note({ mark: hidden ? answer.id : mark, outcome: 'ok', pos: answer.pos });
      if (answer.outcome === 'fail') return this.note({ mark, outcome: 'fail' });
      if (!hidden && random.chance(GIVES_UP)) return this.note({ mark, outcome: 'unknown' });
      await delay(50 + random.below(150));
    }
  }

  private note(write: Write): void {
    this.writes.push(write);
  }

  private async send(query: string, input: object): Promise<Answer> {
    const { urls, token, random } = this.options;
    this.sent++;
    try {
      const response = await fetch(random.pick(urls), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables: { input } }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      return this.read((await response.json()) as Body);
    } catch {
      return this.again('none'); // it may have been done or not
    }
  }

  private read({ data, errors }: Body): Answer {
    const payload = data?.updateMeeting ?? data?.addAgendaItem;
    if (payload) {
      const position = this.options.cursors.openFor(DEPARTMENT, payload.cursor);
      const id = (payload.meeting ?? payload.agendaItem)?.id as string;
      return { outcome: 'ok', id, pos: position?.pos ?? -1 };
    }
    const code = errors?.[0]?.extensions?.code;
    return REFUSED.has(code) ? { outcome: 'fail' } : this.again(code ?? 'uncoded');
  }

  private again(code: string): Answer {
    this.sentAgain.set(code, (this.sentAgain.get(code) ?? 0) + 1);
    return { outcome: 'again' };
  }
}

interface Payload {
  readonly cursor: string;
  readonly meeting?: { readonly id: string };
  readonly agendaItem?: { readonly id: string };
}

interface Body {
  readonly data?: Readonly<Record<string, Payload | null>> | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}
