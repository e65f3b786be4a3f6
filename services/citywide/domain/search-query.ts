import { wordsOf } from './fold';

/** Longer questions are cut: nobody means them. */
const MAX_WORDS = 20;

/** What PostgreSQL is asked for: every word, and of the last one its beginning. Null where there is no word. */
export function searchQuery(text: string): string | null {
  const words = wordsOf(text)
    .map(({ folded }) => folded)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  return `${words.map((word) => `'${word}'`).join(' & ')}:*`;
}
