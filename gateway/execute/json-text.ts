/** What a JSON text must escape: quotes, backslashes, control characters and, as JSON.stringify does, lone surrogates. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A string as JSON.stringify writes it, at a fraction of its cost where nothing needs escaping. */
export function quote(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}
