import { Field, ID, Int, InterfaceType } from 'type-graphql';
import type { LogEntry } from '../events/entry';
import { CursorScalar, DateTimeScalar } from './scalars';

/** What every update type of a subscription implements; its fields come from the log's entry as they are. */
@InterfaceType('Resumable', {
  description:
    'What every subscription delivers: a client that hands the last cursor back as `after` misses nothing and gets nothing twice.',
})
export abstract class ResumableType {
  @Field(() => CursorScalar, { description: 'Position of this event; hand it back as `after`.' })
  cursor: string;

  @Field(() => ID)
  eventId: string;

  @Field(() => Int, { description: 'Version of the subject after the event.' })
  version: number;

  @Field(() => DateTimeScalar)
  at: Date;
}

/** The fields of `Resumable`, of an entry of the log. */
export function toResumable({ cursor, eventId, version, at }: LogEntry): ResumableType {
  return { cursor, eventId, version, at };
}
