import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { signToken } from '../../platform/auth/token';
import { serviceTag } from '../../platform/cursors/cursors';
import type { Random } from '../faults/random';
import type { World } from '../faults/world';
import { type Case, GRANTS, type MeetingIds, requestOf, type Who, WORDS } from '../models/docket-requests';
import type { Step } from '../models/docket-model';

const ANSWER_MS = 6_000;
const DAY_MS = 86_400_000;

/** What the hub refuses, it has not done. After any other error it may have been done or not, and is sent again. */
const REFUSED: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'NOT_FOUND',
  'ILLEGAL_TRANSITION',
  'AGENDA_EMPTY',
  'ALREADY_EXISTS',
]);

/** A command that was acknowledged: an event of its subject stands at that position of the service's log. */
export interface Acknowledged {
  readonly service: string;
  readonly pos: number;
}

interface Payload {
  readonly id: string;
  readonly cursor: string;
}

/** Somebody who lives lives of the model through the gateways, and sends again, under its key, what got no clear answer. */
export class Petitioner {
  readonly acknowledged: Acknowledged[] = [];
  /** Why something was sent again, by code; `none` where no answer came. */
  readonly sentAgain = new Map<string, number>();
  refused = 0;

  private constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly tokens: Readonly<Record<Who | 'GROUP', string>>,
    private readonly seats: readonly string[],
  ) {}

  static async of(world: World, random: Random): Promise<Petitioner> {
    const sign = (grant: (typeof GRANTS)[Who] | { role: 'CO_CHAIR'; body: string }): Promise<string> =>
      signToken(world.keys.tokenSigning!, { person: null, grants: [grant] }, 36_000);
    const tokens = {
      CLERK: await sign(GRANTS.CLERK),
      STAFF: await sign(GRANTS.STAFF),
      CHAIR: await sign(GRANTS.CHAIR),
      GROUP: await sign({ role: 'CO_CHAIR', body: 'wg-infant-toddler' }),
    };
    const seats = await world.query<{ id: string }>(
      "SELECT id FROM mayors_cabinet.seat WHERE body_id = 'mayors-cabinet' AND voting ORDER BY id",
    );
    return new Petitioner(
      world,
      random,
      tokens,
      seats.map(({ id }) => id),
    );
  }

  /** A priority that was chosen and sent, and two meetings to come. */
  async begin(): Promise<Case> {
    const raised = await this.make(
      'parent-cabinet',
      'raisePriority',
      { title: WORDS, heardFrom: 20 },
      'CHAIR',
      'priority',
    );
    await this.make('parent-cabinet', 'choosePriority', { priority: raised }, 'CHAIR', 'priority');
    const ask = { from: 'parent-cabinet', kind: 'RECOMMENDATION', title: WORDS, ask: WORDS, priority: raised };
    const recommendation = await this.make('mayors-cabinet', 'submitRecommendation', ask, 'CHAIR', 'recommendation');
    return { priority: raised, recommendation, meetings: [await this.meeting(1), await this.meeting(2)] };
  }

  async live(steps: readonly Step[], ids: Case, isOver: () => boolean): Promise<void> {
    for (const step of steps) {
      if (isOver()) return;
      const { service, mutation, input, who } = requestOf(step, ids, this.seats);
      await this.send(service, mutation, input, who, '__typename');
      await delay(this.random.below(30));
    }
  }

  /** What a working group does meanwhile, of which others keep copies. */
  async workInGroup(): Promise<void> {
    const group = 'wg-infant-toddler';
    const strategy = await this.make('working-groups', 'proposeStrategy', { group, title: WORDS }, 'GROUP', 'strategy');
    await this.send('working-groups', 'changeStrategyStatus', { strategy, status: 'SELECTED' }, 'GROUP', '__typename');
    const task = await this.make(
      'working-groups',
      'addActionItem',
      { group, title: WORDS, strategy },
      'GROUP',
      'actionItem',
    );
    await this.send('working-groups', 'completeActionItem', { actionItem: task }, 'GROUP', '__typename');
  }

  /** A body that comes into the registry. */
  async registerBody(): Promise<void> {
    const slug = `body-${randomUUID()}`;
    const body = await this.make(
      'department',
      'registerBody',
      { slug, kind: 'ACTION_TEAM', name: WORDS },
      'STAFF',
      'body',
    );
    if (this.random.chance(0.5))
      await this.send('department', 'updateBody', { body, validTo: '2030-12-31' }, 'STAFF', '__typename');
  }

  private async meeting(days: number): Promise<MeetingIds> {
    const startsAt = new Date(Date.now() + days * DAY_MS).toISOString();
    const called = { body: 'mayors-cabinet', kind: 'REGULAR', modality: 'REMOTE', startsAt };
    const meeting = await this.make('department', 'scheduleMeeting', called, 'CLERK', 'meeting');
    const planned = { meeting, number: '1', kind: 'BUSINESS', title: WORDS };
    return { meeting, item: await this.make('department', 'addAgendaItem', planned, 'CLERK', 'agendaItem') };
  }

  private async make(
    service: string,
    mutation: string,
    input: object,
    who: Who | 'GROUP',
    shows: string,
  ): Promise<string> {
    const payload = await this.send(service, mutation, input, who, `made: ${shows} { id }`);
    if (!payload) throw new Error(`${mutation} was refused.`);
    return payload.id;
  }

  /** @returns null where it was refused */
  private async send(
    service: string,
    mutation: string,
    input: object,
    who: Who | 'GROUP',
    shows: string,
  ): Promise<Payload | null> {
    const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { cursor ${shows} } }`;
    const variables = { input: { idempotencyKey: randomUUID(), ...input } };
    for (;;) {
      const answer = await this.ask(query, variables, this.tokens[who]);
      if (typeof answer === 'object') {
        const pos = this.world.keys.cursors?.openFor(serviceTag(service), answer.cursor)?.pos ?? -1;
        this.acknowledged.push({ service, pos });
        return answer;
      }
      if (REFUSED.has(answer)) {
        this.refused++;
        return null;
      }
      this.sentAgain.set(answer, (this.sentAgain.get(answer) ?? 0) + 1);
      await delay(50 + this.random.below(150));
    }
  }

  /** @returns the payload, or the code of an error; `none` where no answer came */
  private async ask(query: string, variables: object, token: string): Promise<Payload | string> {
    interface Body {
      readonly data?: {
        readonly done: { readonly cursor: string; readonly made?: { readonly id: string } } | null;
      } | null;
      readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
    }
    try {
      const response = await fetch(this.random.pick(this.world.urls), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const { data, errors } = (await response.json()) as Body;
      if (data?.done && !errors) return { cursor: data.done.cursor, id: data.done.made?.id ?? '' };
      return errors?.[0]?.extensions?.code ?? 'uncoded';
    } catch {
      return 'none';
    }
  }
}
