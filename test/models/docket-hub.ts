import type { Role, Viewer } from '../../platform/auth/viewer';
import type { Service } from '../../platform/subgraph/service';
import { informEachOther, startServices, stopServices } from '../../hub/running-services';
import { DEFINITIONS } from '../../hub/services';
import { SILENT } from '../../platform/log';
import { type Answered, CommandedService } from '../support/commands';
import { sharedDatabase, testKeys, testSettings } from '../support/hub';
import type { Act, Step } from './docket-model';

/** The services themselves, joined by their feeds, driven by the steps of the model. */

const viewer = (role: Role, body: string | null = null): Viewer => ({
  authenticated: true,
  person: null,
  grants: [{ role, body }],
});
const CLERK = viewer('CLERK');
const STAFF = viewer('STAFF');
const CHAIR = viewer('CO_CHAIR', 'parent-cabinet');
/** Those that the model is about. */
const SERVICES: ReadonlySet<string> = new Set(['department', 'parent-cabinet', 'mayors-cabinet']);
const WORDS = { en: 'Words', es: 'Palabras', original: 'EN' };
const DAY_MS = 86_400_000;

/** Ids of what one case of the model is about. */
export interface Case {
  readonly priority: string;
  readonly recommendation: string;
  readonly meetings: readonly [MeetingIds, MeetingIds];
}

interface MeetingIds {
  readonly meeting: string;
  readonly item: string;
}

/** What the services say of a case, in the model's words. */
export interface Told {
  readonly stages: readonly string[];
  readonly priority: string;
  /** Status of the meeting and of its item, of each. */
  readonly meetings: readonly (readonly [string, string | null])[];
  /** Steps in the logs: each one that was made, once. */
  readonly logged: { readonly stages: readonly string[]; readonly priority: readonly string[] };
}

export class DocketHub {
  private readonly by: ReadonlyMap<string, CommandedService>;
  private rollCall: readonly { readonly seat: string; readonly presence: string }[] = [];

  private constructor(readonly services: readonly Service[]) {
    this.by = new Map(services.map((service) => [service.name, CommandedService.of(service)]));
  }

  static async start(): Promise<DocketHub> {
    const [settings, keys] = [testSettings(), testKeys()];
    const database = await sharedDatabase('record', 1, settings, keys, 'docket_model');
    const definitions = Object.values(DEFINITIONS).filter(({ name }) => SERVICES.has(name));
    const hub = new DocketHub(await startServices(definitions, database, settings, keys, SILENT));
    informEachOther(hub.services);
    await hub.settle();
    const { mayorsCabinet } = await hub
      .service('mayors-cabinet')
      .query<{ mayorsCabinet: { seats: { id: string; voting: boolean }[] } }>(
        '{ mayorsCabinet { seats { id voting } } }',
      );
    const voting = mayorsCabinet.seats.filter((seat) => seat.voting);
    hub.rollCall = voting.map(({ id: seat }) => ({ seat, presence: 'PRESENT' }));
    return hub;
  }

  stop(): Promise<void> {
    return stopServices(this.services);
  }

  /** Until everything that was told is known, and what followed from it as well. */
  async settle(): Promise<void> {
    for (let before = ''; ;) {
      for (const { feeds, name } of this.services)
        if (
          !(await feeds.catchUp(
            feeds.sources.filter((source) => this.by.has(source)),
            30_000,
          ))
        )
          throw new Error(`${name} does not learn what was told.`);
      // What one learned may have moved something, of which others learn in the next round.
      const heads = await Promise.all([...this.by.values()].map((service) => service.head()));
      if (heads.join() === before) return;
      before = heads.join();
    }
  }

  /** A priority that was chosen and sent, and two meetings to come. */
  async begin(): Promise<Case> {
    const { id: priority } = await this.make(
      'parent-cabinet',
      'raisePriority',
      { title: WORDS, heardFrom: 20 },
      CHAIR,
      'priority',
    );
    await this.make('parent-cabinet', 'choosePriority', { priority }, CHAIR, 'priority');
    const ask = { from: 'parent-cabinet', kind: 'RECOMMENDATION', title: WORDS, ask: WORDS, priority };
    const { id: recommendation } = await this.make(
      'mayors-cabinet',
      'submitRecommendation',
      ask,
      CHAIR,
      'recommendation',
    );
    const meetings = [await this.meeting(1), await this.meeting(2)] as const;
    await this.settle();
    return { priority, recommendation, meetings };
  }

  /** @returns the code of the refusal; null where it was done */
  async take({ act, at }: Step, { priority, recommendation, meetings }: Case): Promise<string | null> {
    const { meeting, item } = meetings[at];
    const [service, mutation, more, who] = this.requestOf(act, item);
    const input = {
      priority: { priority },
      recommendation: { recommendation },
      meeting: { meeting },
      item: { agendaItem: item },
    };
    const { code } = await this.send(service, mutation, { ...input[subjectOf(act)], ...more }, who);
    return code;
  }

  async tell({ priority, recommendation, meetings }: Case): Promise<Told> {
    const docket = await this.service('mayors-cabinet').query<{ recommendation: { history: { stage: string }[] } }>(
      `{ recommendation(id: "${recommendation}") { history { stage } } }`,
    );
    const { source } = this.service('parent-cabinet').service;
    const [{ status }] = await source.query('SELECT status FROM parent_priority WHERE id = $1', [priority]);
    const items = meetings.map(async ({ meeting, item }) => {
      const told = await this.service('department').query<{
        meeting: { status: string; agenda: { id: string; status: string }[] };
      }>(`{ meeting(id: "${meeting}") { status agenda { id status } } }`, CLERK);
      return [told.meeting.status, told.meeting.agenda.find(({ id }) => id === item)?.status ?? null] as const;
    });
    return {
      stages: docket.recommendation.history.map(({ stage }) => stage),
      priority: status,
      meetings: await Promise.all(items),
      logged: {
        stages: await this.logged('mayors-cabinet', 'RecommendationMoved', `Recommendation:${recommendation}`, 'stage'),
        priority: await this.logged('parent-cabinet', 'Priority%', `ParentPriority:${priority}`, 'status'),
      },
    };
  }

  private requestOf(act: Act, agendaItem: string): readonly [string, string, object, Viewer] {
    const note = { note: WORDS };
    const requests: Readonly<Record<Act, readonly [string, string, object, Viewer]>> = {
      acknowledge: ['mayors-cabinet', 'acknowledgeRecommendation', note, CLERK],
      return: ['mayors-cabinet', 'returnRecommendation', { missing: WORDS }, CLERK],
      resubmit: ['mayors-cabinet', 'resubmitRecommendation', note, CHAIR],
      defer: ['mayors-cabinet', 'deferRecommendation', { reason: WORDS }, CLERK],
      schedule: ['mayors-cabinet', 'scheduleRecommendation', { agendaItem }, CLERK],
      adopt: ['mayors-cabinet', 'decideRecommendation', { outcome: 'ADOPTED' }, CLERK],
      decline: ['mayors-cabinet', 'decideRecommendation', { outcome: 'DECLINED' }, CLERK],
      answer: ['mayors-cabinet', 'answerRecommendation', { text: WORDS, reasons: WORDS }, CLERK],
      implement: ['department', 'setImplementation', { status: 'ON_TRACK' }, STAFF],
      reportBack: ['mayors-cabinet', 'reportBack', { satisfied: true, text: WORDS }, CHAIR],
      close: ['mayors-cabinet', 'closeRecommendation', {}, CLERK],
      withdraw: ['mayors-cabinet', 'withdrawRecommendation', {}, CHAIR],
      choosePriority: ['parent-cabinet', 'choosePriority', {}, CHAIR],
      closePriority: ['parent-cabinet', 'closePriority', {}, CHAIR],
      publishAgenda: ['department', 'publishAgenda', {}, CLERK],
      cancelMeeting: ['department', 'cancelMeeting', { reason: WORDS }, CLERK],
      declareNoQuorum: ['department', 'declareNoQuorum', { rollCall: this.absent() }, CLERK],
      startMeeting: ['department', 'startMeeting', { rollCall: this.rollCall }, CLERK],
      recessMeeting: ['department', 'recessMeeting', {}, CLERK],
      resumeMeeting: ['department', 'resumeMeeting', {}, CLERK],
      adjournMeeting: ['department', 'adjournMeeting', {}, CLERK],
      openItem: ['department', 'openAgendaItem', {}, CLERK],
      closeItem: ['department', 'closeAgendaItem', { status: 'DONE' }, CLERK],
      tableItem: ['department', 'closeAgendaItem', { status: 'TABLED' }, CLERK],
      withdrawItem: ['department', 'closeAgendaItem', { status: 'WITHDRAWN' }, CLERK],
      removeItem: ['department', 'removeAgendaItem', { reason: WORDS }, CLERK],
    };
    return requests[act];
  }

  private absent(): object[] {
    return this.rollCall.map(({ seat }) => ({ seat, presence: 'ABSENT' }));
  }

  private async meeting(days: number): Promise<MeetingIds> {
    const startsAt = new Date(Date.now() + days * DAY_MS).toISOString();
    const called = { body: 'mayors-cabinet', kind: 'REGULAR', modality: 'REMOTE', startsAt };
    const { id: meeting } = await this.make('department', 'scheduleMeeting', called, CLERK, 'meeting');
    const planned = { meeting, number: '1', kind: 'BUSINESS', title: WORDS };
    const { id: item } = await this.make('department', 'addAgendaItem', planned, CLERK, 'agendaItem');
    return { meeting, item };
  }

  private async make(
    service: string,
    mutation: string,
    input: object,
    who: Viewer,
    shows: string,
  ): Promise<{ id: string }> {
    const payload = await this.service(service).do<Record<string, { id: string }>>(
      mutation,
      { ...input },
      who,
      `${shows} { id }`,
    );
    return payload[shows];
  }

  private send(service: string, mutation: string, input: object, who: Viewer): Promise<Answered> {
    return this.service(service).send(mutation, { ...input }, who);
  }

  private service(name: string): CommandedService {
    const service = this.by.get(name);
    if (!service) throw new Error(`There is no service ${name}.`);
    return service;
  }

  private async logged(service: string, type: string, subject: string, property: string): Promise<string[]> {
    const rows = await this.service(service).service.source.query<{ value: string }[]>(
      'SELECT payload->>$3 AS value FROM event_log WHERE type LIKE $1 AND subject = $2 ORDER BY pos',
      [type, subject, property],
    );
    return rows.map(({ value }) => value);
  }
}

const OF_PRIORITY: ReadonlySet<Act> = new Set(['choosePriority', 'closePriority']);

function subjectOf(act: Act): 'priority' | 'recommendation' | 'meeting' | 'item' {
  if (OF_PRIORITY.has(act)) return 'priority';
  if (act.endsWith('Item')) return 'item';
  return /Meeting|Agenda|NoQuorum/.test(act) ? 'meeting' : 'recommendation';
}
