import { type Word, wordsOf } from './fold';

/** Words of a snippet before the first hit, and in all. */
const BEFORE = 8;
const LENGTH = 36;

/**
 * The part of a text around its first hit, each hit between « and ».
 * @param marked the folded text, with the hits marked likewise
 */
export function snippetOf(text: string, marked: string): string {
  const words = wordsOf(text);
  const hits = marked.split(' ').map((word) => word.includes('«'));
  const first = Math.max(0, hits.indexOf(true));
  const start = words.length <= LENGTH ? 0 : Math.max(0, Math.min(first - BEFORE, words.length - LENGTH));
  const end = Math.min(words.length, start + LENGTH);
  const from = start === 0 ? 0 : words[start].start;
  const to = end === words.length ? text.length : words[end - 1].end;
  const shown = marksIn(text, from, to, words.slice(start, end), hits.slice(start, end));
  return `${start === 0 ? '' : '… '}${shown}${end === words.length ? '' : ' …'}`;
}

function marksIn(text: string, from: number, to: number, words: readonly Word[], hits: readonly boolean[]): string {
  let shown = '';
  let at = from;
  for (const [index, word] of words.entries()) {
    if (!hits[index]) continue;
    shown += `${plain(text.slice(at, word.start))}«${text.slice(word.start, word.end)}»`;
    at = word.end;
  }
  return shown + plain(text.slice(at, to));
}

/** A text's own marks would be read as hits. */
function plain(text: string): string {
  return text.replace(/[«»]/g, '"');
}
