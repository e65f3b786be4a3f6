import type { PlacedRow } from '../../platform/data/dataset';
import { namedId } from '../../platform/ids';
import { sampleRows } from '../demo/demo';
import { recordRows } from '../record/record';
import { forEachService, joined, ofType, type RowsByService } from '../rows';
import { groupCopies } from './groups';
import { Numbers } from './numbers';
import { type Copy, copyRow } from './rewrite';

/** How much further from today each copy lies than the one before. */
const STRETCH = 0.05;

/**
 * The demo, and as many further copies of the sample year as make it `factor` times as large: each with people,
 * organizations, working groups and docket of its own, its dates stretched from today, so that what is past stays past
 * and what is to come stays to come.
 * @param factor 1 or more, rounded up
 */
export function scaleRows(today: string, factor: number): RowsByService {
  const sample = sampleRows(today);
  const numbers = new Numbers(ofType(sample['mayors-cabinet'], 'Recommendation').map(({ number }) => number as string));
  const copies = Array.from({ length: Math.max(0, Math.ceil(factor) - 1) }, (_, index) =>
    copyOf(sample, today, index + 2, numbers),
  );
  return joined(recordRows(), sample, ...copies);
}

/** The `nth` copy of the sample year; the sample year itself is the first. */
function copyOf(sample: RowsByService, today: string, nth: number, numbers: Numbers): RowsByService {
  const groups = groupCopies(nth);
  const ids = new Map([...idsOf(sample, nth), ...groups.ids]);
  const copy: Copy = { nth, today, stretch: 1 + (nth - 1) * STRETCH, ids, numbers };
  const copied = forEachService((service) => sample[service].flatMap((placed) => copyRow(placed, copy)));
  return joined(groups.rows, copied);
}

function idsOf(sample: RowsByService, nth: number): [string, string][] {
  const all: PlacedRow[] = Object.values(sample).flat();
  return all.map(({ row: { id } }) => [id, namedId(`${id}/${nth}`, timeOf(id))]);
}

/** The time that a UUIDv7 begins with, so that a copy's id sorts beside its original's. */
function timeOf(id: string): Date {
  return new Date(parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
