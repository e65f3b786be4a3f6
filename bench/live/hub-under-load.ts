import { randomUUID } from 'node:crypto';
import { SUBGRAPHS } from '../../hub/composition';
import { scheduleMeetings } from '../../test/faults/meetings';
import { type GatewayName, GATEWAYS, World } from '../../test/faults/world';
import { askOverHttp } from '../../test/support/hub';
import { freePort } from '../../test/support/processes';
import { probed, type Reading, read } from './reading';

const UPDATE = `mutation ($input: UpdateMeetingInput!) { updateMeeting(input: $input) { meeting { id } cursor } }`;

interface Updated {
  readonly updateMeeting: { readonly cursor: string } | null;
}

/** The hub in separate processes, each with the probe, and meetings to write to. */
export class HubUnderLoad {
  private updates = 0;

  private constructor(
    readonly world: World,
    private readonly probes: ReadonlyMap<string, number>,
    private readonly token: string,
    readonly meetings: readonly string[],
  ) {}

  /** @param meetings how many to schedule */
  static async start(meetings: number): Promise<HubUnderLoad> {
    const probes = new Map<string, number>();
    for (const part of [...SUBGRAPHS, ...GATEWAYS]) probes.set(part, await freePort());
    const world = await World.start({
      environmentOf: (part) => probed(probes.get(part) as number, SUBGRAPHS.includes(part as never)),
    });
    const token = await world.clerkToken();
    return new HubUnderLoad(world, probes, token, await scheduleMeetings(world, token, meetings));
  }

  /** Port of a gateway's probe. */
  probeOf(gateway: GatewayName): number {
    return this.probes.get(gateway) as number;
  }

  /** What the services that join something to the department's events have used. */
  joined(): Promise<Reading[]> {
    return this.readAll(SUBGRAPHS.filter((name) => name !== 'department'));
  }

  services(): Promise<Reading[]> {
    return this.readAll(SUBGRAPHS);
  }

  /** Changes a meeting by a mutation. Returns the cursor of its event. */
  async update(meeting: string, through: GatewayName): Promise<string> {
    const place = { en: `Room ${++this.updates}`, original: 'EN' };
    const { data, errors } = await askOverHttp<Updated>(this.world.urlOf(through), UPDATE, {
      variables: { input: { idempotencyKey: randomUUID(), meeting, place } },
      token: this.token,
    });
    if (!data?.updateMeeting) throw new Error(`The meeting was not changed: ${JSON.stringify(errors)}`);
    return data.updateMeeting.cursor;
  }

  stop(): Promise<void> {
    return this.world.stop();
  }

  private readAll(names: readonly string[]): Promise<Reading[]> {
    return Promise.all(names.map((name) => read(this.probes.get(name) as number)));
  }
}
