import { VOTE_OPTIONS, type VoteOption } from './values';

interface Count {
  readonly option: VoteOption;
  readonly count: number;
}

/**
 * How many votes each option got, options without any included. Where the record gives no votes there is nothing to
 * count, and the list is empty: noughts would read as a result.
 */
export function countByOption(votes: readonly Pick<Count, 'option'>[]): Count[] {
  if (votes.length === 0) return [];
  return VOTE_OPTIONS.map((option) => ({ option, count: votes.filter((vote) => vote.option === option).length }));
}
