/**
 * How texts are made alike before they are compared: without accents and case, words parted by one space each. PostgreSQL
 * sees nothing but such words, so that the n-th word of a folded text is the n-th of the text itself.
 */

const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** A word of a text, as it stands there. */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORDS)].map((match) => ({
    folded: foldWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** All words of a text, folded. */
export function fold(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}

function foldWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
