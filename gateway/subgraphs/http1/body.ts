import { badResponse } from '../failure';
import { decode, Gathered } from './gathered';

/** Gathers the body of one response, in whatever pieces it comes. */
export interface BodyReader {
  /** Takes bytes from `at` on; returns where it stopped. What lies after the end of the body is left. */
  read(bytes: Buffer, at: number): number;
  readonly done: boolean;
  /** True when the body ends with the connection. */
  readonly endsWithConnection: boolean;
  /** The whole body; it may lie in the bytes given last, so it is to be asked for before more are read. */
  text(): string;
  /** Lets go of what was gathered: the reader is not used any more. */
  discard(): void;
}

const MAX_LINE = 1024;
/** Of a chunked body, what is not its content (sizes, line breaks, trailer) may take this much, in bytes, ... */
const FRAMING_BASE = 16 * 1024;
/** ... and this share of the longest content that is allowed: tiny chunks cost far more to read than they carry. */
const FRAMING_SHARE = 1 / 8;
const CHUNK_SIZE = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?$/i;

/** A body whose length was told beforehand. */
export class LengthBody implements BodyReader {
  readonly endsWithConnection = false;
  /** The body where it came at once, which is not copied. */
  private whole: Buffer | null = null;
  private readonly gathered = new Gathered();

  constructor(private readonly length: number) {}

  get done(): boolean {
    return this.whole !== null || this.gathered.length === this.length;
  }

  read(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.length - this.gathered.length);
    if (end - at === this.length) this.whole = bytes.subarray(at, end);
    else this.gathered.add(bytes, at, end);
    return end;
  }

  text(): string {
    return this.whole ? decode([this.whole]) : this.gathered.text();
  }

  discard(): void {
    this.gathered.clear();
  }
}

/** A body whose length nobody told. */
abstract class OpenBody {
  protected readonly gathered = new Gathered();

  constructor(private readonly limit: number) {}

  text(): string {
    return this.gathered.text();
  }

  discard(): void {
    this.gathered.clear();
  }

  /** Throws when the body would get longer than the limit. */
  protected expect(length: number): void {
    if (this.gathered.length + length > this.limit) throw tooLarge(this.limit);
  }
}

/** A body that lasts until the other side closes the connection. */
export class UntilCloseBody extends OpenBody implements BodyReader {
  readonly done = false;
  readonly endsWithConnection = true;

  read(bytes: Buffer, at: number): number {
    this.expect(bytes.length - at);
    this.gathered.add(bytes, at);
    return bytes.length;
  }
}

/** A body in chunks, each with its size before it. */
export class ChunkedBody extends OpenBody implements BodyReader {
  readonly endsWithConnection = false;
  done = false;
  private state: 'size' | 'data' | 'end' | 'trailer' = 'size';
  private missing = 0;
  private line = '';
  private trailerLength = 0;
  private framingLeft: number;

  constructor(limit: number) {
    super(limit);
    this.framingLeft = FRAMING_BASE + limit * FRAMING_SHARE;
  }

  read(bytes: Buffer, at: number): number {
    while (at < bytes.length && !this.done)
      at = this.state === 'data' ? this.readData(bytes, at) : this.readLine(bytes, at);
    return at;
  }

  private readData(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.missing);
    this.gathered.add(bytes, at, end);
    this.missing -= end - at;
    if (this.missing === 0) this.state = 'end';
    return end;
  }

  private readLine(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(10, at);
    this.framingLeft -= (end < 0 ? bytes.length : end + 1) - at;
    if (this.framingLeft < 0) throw badResponse('chunks that are too small for their number');
    this.line += bytes.toString('latin1', at, end < 0 ? bytes.length : end);
    if (this.line.length > MAX_LINE) throw badResponse('a chunk header that is too long');
    if (end < 0) return bytes.length;
    if (!this.line.endsWith('\r')) throw badResponse('a chunk header without its line break');
    this.take(this.line.slice(0, -1));
    this.line = '';
    return end + 1;
  }

  private take(line: string): void {
    if (this.state === 'size') this.takeSize(line);
    else if (this.state === 'end') this.takeEnd(line);
    else this.takeTrailer(line);
  }

  private takeSize(line: string): void {
    const digits = CHUNK_SIZE.exec(line)?.[1];
    if (digits === undefined) throw badResponse('a chunk size that is no number');
    this.missing = Number.parseInt(digits, 16);
    this.expect(this.missing);
    this.state = this.missing === 0 ? 'trailer' : 'data';
  }

  private takeEnd(line: string): void {
    if (line !== '') throw badResponse('a chunk that is longer than it said');
    this.state = 'size';
  }

  private takeTrailer(line: string): void {
    this.trailerLength += line.length;
    if (this.trailerLength > MAX_LINE) throw badResponse('a trailer that is too long');
    this.done = line === '';
  }
}

export function tooLarge(limit: number): Error {
  return badResponse(`a response of more than ${limit} bytes`);
}
