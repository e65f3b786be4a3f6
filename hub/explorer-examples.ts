import type { ExplorerExample } from '../gateway/explorer/explorer';

export function explorerExamples(): readonly ExplorerExample[] {
  return [];
}
