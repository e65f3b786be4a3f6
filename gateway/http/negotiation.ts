/** The two media types of GraphQL over HTTP, the one that older clients understand first. */
export const MEDIA_TYPES = ['application/json', 'application/graphql-response+json'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The media type that the client likes best, by the rules of GraphQL over HTTP: application/json where any will do.
 * Undefined where it takes neither.
 */
export function chooseMediaType(accept: string | undefined): MediaType | undefined {
  return preferred(accept, MEDIA_TYPES) as MediaType | undefined;
}

/** True when a page is what the client likes best, as a browser does when a person opens an address. */
export function prefersHtml(accept: string | undefined): boolean {
  return accept !== undefined && preferred(accept, [...MEDIA_TYPES, 'text/html']) === 'text/html';
}

/** True when the client would rather have the events of a stream than one answer. */
export function prefersEventStream(accept: string | undefined): boolean {
  return accept !== undefined && preferred(accept, [...MEDIA_TYPES, 'text/event-stream']) === 'text/event-stream';
}

function preferred(accept: string | undefined, offers: readonly string[]): string | undefined {
  if (accept === undefined || accept.trim() === '') return offers[0];
  const ranges = accept.split(',').map(rangeOf);
  const rated = offers.map((type) => ({ type, ...ratingOf(type, ranges) })).filter(({ quality }) => quality > 0);
  rated.sort((one, other) => other.quality - one.quality || one.place - other.place);
  return rated[0]?.type;
}

/** By the most specific range that covers the type; `place` is that range's in the header, and later for wildcards. */
function ratingOf(type: string, ranges: readonly Range[]): { quality: number; place: number } {
  for (const [generality, pattern] of [type, `${type.split('/')[0]}/*`, '*/*'].entries()) {
    const place = ranges.findIndex((range) => range.type === pattern);
    if (place >= 0) return { quality: ranges[place].quality, place: place + generality * ranges.length };
  }
  return { quality: 0, place: 0 };
}

function rangeOf(text: string): Range {
  const [type, ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}
