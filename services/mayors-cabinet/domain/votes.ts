import { type MotionResult, VOTE_OPTIONS, type VoteOption } from './values';

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

/** Whether a result is what more voted for than against; only of PASSED and FAILED the votes say anything. */
export function agrees(result: MotionResult, votes: readonly Pick<Count, 'option'>[]): boolean {
  const isCarried = numberOf(votes, 'YES') > numberOf(votes, 'NO');
  if (result === 'PASSED') return isCarried;
  return result !== 'FAILED' || !isCarried;
}

/** Whether all who voted were in favour, and nobody abstained. */
export function isUnanimous(votes: readonly Pick<Count, 'option'>[]): boolean {
  return numberOf(votes, 'YES') > 0 && numberOf(votes, 'NO') + numberOf(votes, 'ABSTAIN') === 0;
}

function numberOf(votes: readonly Pick<Count, 'option'>[], option: VoteOption): number {
  return votes.filter((vote) => vote.option === option).length;
}
