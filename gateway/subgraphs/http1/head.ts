import { badResponse } from '../failure';

/** How the end of a response's body is known. */
export type Framing =
  { readonly kind: 'none' | 'chunked' | 'until-close' } | { readonly kind: 'length'; readonly length: number };

export interface ResponseHead {
  readonly status: number;
  readonly framing: Framing;
  /** Whether the connection may be used again. */
  readonly keepAlive: boolean;
  /** How long the other side keeps an idle connection, in milliseconds; null when it does not say. */
  readonly idleFor: number | null;
}

/** Whole lines only, each with its name right before the colon: whatever else stands there is read differently elsewhere. */
const HEAD = /^HTTP\/1\.([01]) (\d\d\d)(?: [^\r\n]*)?\r\n(?:[\w!#$%&'*+.^`|~-]+:[^\0\r\n]*\r\n)*$/;
const KEEP_ALIVE_TIMEOUT = /timeout=(\d{1,6})/;
const LENGTH = /^\d{1,15}$/;

/**
 * Reads the head of a response, from the status line to the line break of the last header. Throws a bad response for
 * whatever could be read in two ways, and for a body that is compressed, as none was asked for.
 */
export function parseHead(text: string): ResponseHead {
  const [, minor, code] = HEAD.exec(text) ?? [];
  if (code === undefined) throw badResponse('not an HTTP/1.1 response');
  const headers = text.toLowerCase();
  const encoding = header(headers, 'content-encoding');
  if (encoding !== null && encoding !== 'identity') throw badResponse('a compressed response, which was not asked for');
  const status = Number(code);
  const framing = framingOf(status, minor === '1', headers);
  return {
    status,
    framing,
    keepAlive: framing.kind !== 'until-close' && isKeptAlive(minor === '1', header(headers, 'connection')),
    idleFor: idleTime(header(headers, 'keep-alive')),
  };
}

function framingOf(status: number, knowsChunks: boolean, headers: string): Framing {
  const length = header(headers, 'content-length');
  const encoding = header(headers, 'transfer-encoding');
  if (status < 200 || status === 204 || status === 304) return { kind: 'none' };
  if (encoding !== null) {
    if (length !== null || encoding !== 'chunked' || !knowsChunks)
      throw badResponse('a transfer encoding that can be read in two ways');
    return { kind: 'chunked' };
  }
  if (length === null) return { kind: 'until-close' };
  if (!LENGTH.test(length)) throw badResponse('a content length that is no number');
  return { kind: 'length', length: Number(length) };
}

function isKeptAlive(byDefault: boolean, connection: string | null): boolean {
  if (connection === null) return byDefault;
  return byDefault ? !connection.includes('close') : connection.includes('keep-alive');
}

function idleTime(keepAlive: string | null): number | null {
  const seconds = keepAlive === null ? undefined : KEEP_ALIVE_TIMEOUT.exec(keepAlive)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/** A header's value in a head of lower case. Throws when it stands there twice. */
function header(headers: string, name: string): string | null {
  const at = headers.indexOf(`\r\n${name}:`);
  if (at < 0) return null;
  const start = at + name.length + 3;
  if (headers.includes(`\r\n${name}:`, start)) throw badResponse(`two headers ${name}`);
  return headers.slice(start, headers.indexOf('\r\n', start)).trim();
}
