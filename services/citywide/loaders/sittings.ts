import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Sector, Side, TranslatedText } from '../../../platform/database/values';
import { MAX_BATCH } from '../../../platform/loaders/rows';
import type { SittingKind } from '../entities/seen';

/** Somebody who sits on a body on a day. */
export interface Sitting {
  readonly id: string;
  readonly kind: SittingKind;
  readonly bodyId: string;
  readonly personId: string;
  readonly organizationId: string | null;
  readonly sector: Sector | null;
  readonly side: Side | null;
  /** Of a member. */
  readonly role: string | null;
  /** Of the seat, where it is one. */
  readonly seatRole: TranslatedText | null;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Who sits where on a day ($1). Of a seat, whoever began last counts, and whoever came before left the day before; so a
 * vacancy ends a holder's time. For whom a member sits is said by the membership, of others by their affiliation.
 */
const ON_DAY = `
  SELECT sitting.id, sitting.kind, COALESCE(sitting.body_id, seat.body_id) AS "bodyId", sitting.person_id AS "personId",
         organization.id AS "organizationId", organization.sector, organization.side, sitting.role,
         seat.role AS "seatRole", sitting."from"::text AS "from",
         LEAST(sitting."to", sitting.next - 1, seat."to")::text AS "to"
    FROM (SELECT *, lead("from") OVER (
            PARTITION BY COALESCE(seat_id, id), kind ORDER BY "from" NULLS FIRST, id) AS next FROM seen_sitting) sitting
    LEFT JOIN seen_seat seat ON seat.id = sitting.seat_id
    LEFT JOIN LATERAL (
      SELECT each.organization_id FROM seen_affiliation each
       WHERE sitting.kind <> 'MEMBER' AND each.person_id = sitting.person_id
         AND COALESCE(each."from" <= $1, true) AND COALESCE(each."to" >= $1, true)
       ORDER BY each."from" DESC NULLS LAST, each.id LIMIT 1) affiliation ON true
    LEFT JOIN seen_organization organization
      ON organization.id = COALESCE(sitting.organization_id, affiliation.organization_id)
   WHERE sitting.person_id IS NOT NULL AND COALESCE(sitting.body_id, seat.body_id) IS NOT NULL
     AND COALESCE(sitting."from" <= $1, true)
     AND COALESCE(LEAST(sitting."to", sitting.next - 1, seat."to") >= $1, true)`;

/** By what sittings are looked up. */
export type SittingKey = 'personId' | 'organizationId' | 'bodyId';

/** Sittings on a day, in one statement for all that are asked for alike in one turn; members first, then by body. */
export class SittingLoader {
  private readonly asked = new Map<string, DataLoader<string, Sitting[]>>();

  constructor(
    private readonly manager: EntityManager,
    private readonly key: SittingKey,
  ) {}

  load(key: string, day: string): Promise<Sitting[]> {
    let loader = this.asked.get(day);
    if (!loader) {
      loader = new DataLoader((keys) => this.read(keys, day), { maxBatchSize: MAX_BATCH });
      this.asked.set(day, loader);
    }
    return loader.load(key);
  }

  private async read(keys: readonly string[], day: string): Promise<Sitting[][]> {
    const rows = await this.manager.query<Sitting[]>(
      `SELECT * FROM (${ON_DAY}) sitting WHERE "${this.key}" = ANY($2)
        ORDER BY kind = 'MEMBER' DESC, "bodyId", "from" NULLS FIRST, id`,
      [day, keys],
    );
    return keys.map((key) => rows.filter((row) => row[this.key] === key));
  }
}

/** Ids of people who sit on at least so many bodies on a day; those on most bodies first. */
export async function peopleOnBodies(manager: EntityManager, min: number, day: string): Promise<string[]> {
  const rows = await manager.query<{ personId: string }[]>(
    `SELECT "personId" FROM (${ON_DAY}) sitting GROUP BY "personId" HAVING count(DISTINCT "bodyId") >= $2
      ORDER BY count(DISTINCT "bodyId") DESC, "personId"`,
    [day, min],
  );
  return rows.map(({ personId }) => personId);
}
