import type { EntityManager } from 'typeorm';
import type { Checks } from '../../../platform/commands/checks';
import { positionBetween, STEP } from '../domain/agenda-order';
import { AgendaItem } from '../entities/agenda-item';

/** The order of a meeting's agenda, in which an item is to be given a place. */
export class AgendaOrder {
  private constructor(
    private readonly manager: EntityManager,
    private readonly meetingId: string,
    private readonly items: readonly Pick<AgendaItem, 'id' | 'position'>[],
  ) {}

  /** @param moving the item that is to be given another place; null for a new one */
  static async of(manager: EntityManager, meetingId: string, moving: string | null = null): Promise<AgendaOrder> {
    const items = await manager
      .createQueryBuilder(AgendaItem, 'item')
      .select(['item.id', 'item.position'])
      .where('item.meetingId = :meetingId', { meetingId })
      .orderBy('item.position')
      .addOrderBy('item.id')
      .getMany();
    return new AgendaOrder(
      manager,
      meetingId,
      items.filter(({ id }) => id !== moving),
    );
  }

  /** Checks what was given as the item after which another one is to stand. */
  check(checks: Checks, after: string | null): void {
    checks.that(after === null || this.indexOf(after) >= 0, 'after', 'must be another item of the same meeting');
  }

  /** A position after that item, or before all when it is null; makes room where there is none. */
  async placeAfter(after: string | null): Promise<number> {
    const index = after === null ? -1 : this.indexOf(after);
    const before = after === null ? null : this.items[index].position;
    const position = positionBetween(before, this.items.at(index + 1)?.position ?? null);
    if (position !== null) return position;
    await this.spread();
    return (index + 1) * STEP + STEP / 2;
  }

  private indexOf(id: string): number {
    return this.items.findIndex((item) => item.id === id);
  }

  /** Sets the items apart again, in the order that they have. */
  private async spread(): Promise<void> {
    await this.manager.query(
      `UPDATE agenda_item SET position = place.number * ${STEP}
        FROM unnest($2::text[]) WITH ORDINALITY AS place (id, number)
        WHERE agenda_item.id = place.id AND agenda_item.meeting_id = $1`,
      [this.meetingId, this.items.map(({ id }) => id)],
    );
  }
}
