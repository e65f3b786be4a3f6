import { createHash } from 'node:crypto';
import type { DataRow } from '../platform/data/dataset';
import { type DatasetName, datasetRows } from './datasets';

/** Helpers of the datasets' tests. */

export const TODAY = '2026-11-24';

export function rowsOf(name: DatasetName, today = TODAY, factor = 1): DataRow[] {
  return [...datasetRows(name, { today, factor }).values()].flat().map(({ row }) => row);
}

export function digest(rows: readonly DataRow[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

export function countByType(rows: readonly DataRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of rows) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
