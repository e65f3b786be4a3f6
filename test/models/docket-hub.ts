import type { Grant, Viewer } from '../../platform/auth/viewer';
import type { Service } from '../../platform/subgraph/service';
import { informEachOther, startServices, stopServices } from '../../hub/running-services';
import { DEFINITIONS } from '../../hub/services';
import { SILENT } from '../../platform/log';
import { CommandedService } from '../support/commands';
import { sharedDatabase, testKeys, testSettings } from '../support/hub';
import type { Step } from './docket-model';
import { type Case, GRANTS, type MeetingIds, requestOf, type Who, WORDS } from './docket-requests';

/** The services themselves, joined by their feeds, driven by the steps of the model. */

const DAY_MS = 86_400_000;
const viewerWith = (grant: Grant): Viewer => ({ authenticated: true, person: null, grants: [grant] });
const VIEWERS: Readonly<Record<Who, Viewer>> = {
  CLERK: viewerWith(GRANTS.CLERK),
  STAFF: viewerWith(GRANTS.STAFF),
  CHAIR: viewerWith(GRANTS.CHAIR),
};
const { CLERK, CHAIR } = VIEWERS;
/** Those that the model is about. */
const SERVICES: ReadonlySet<string> = new Set(['department', 'parent-cabinet', 'mayors-cabinet']);

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
  /** Of the Cabinet, those that vote. */
  private seats: readonly string[] = [];

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
    hub.seats = mayorsCabinet.seats.filter(({ voting }) => voting).map(({ id }) => id);
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
  async take(step: Step, ids: Case): Promise<string | null> {
    const { service, mutation, input, who } = requestOf(step, ids, this.seats);
    const { code } = await this.service(service).send(mutation, { ...input }, VIEWERS[who]);
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
