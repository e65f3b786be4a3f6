/**
 * Told, in order with the events of a stream, of a position up to which nothing more is to come.
 * @param caughtUp whether the stream has come to the end of its log by then; once true, it stays so
 */
export type OnPosition = (cursor: string, caughtUp: boolean) => void;
