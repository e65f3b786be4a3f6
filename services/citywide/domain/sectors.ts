import { type Sector, SECTORS, type Side, SIDES } from '../../../platform/database/values';

/** Members of one sector and side. */
export interface SectorCount {
  readonly sector: Sector;
  readonly side: Side | null;
  readonly count: number;
}

/** Counts by sector and side; a sector where nobody sits has one line, without a side. */
export function balanceOf(members: readonly { sector: Sector; side: Side | null }[]): SectorCount[] {
  return SECTORS.flatMap((sector) => {
    const lines = [...SIDES, null].flatMap((side) => {
      const count = members.filter((each) => each.sector === sector && each.side === side).length;
      return count === 0 ? [] : [{ sector, side, count }];
    });
    return lines.length === 0 ? [{ sector, side: null, count: 0 }] : lines;
  });
}
