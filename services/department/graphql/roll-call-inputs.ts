import { Field, ID, InputType } from 'type-graphql';
import type { Presence } from '../entities/roll-call-entry';
import { PresenceEnum } from './meeting-records';

@InputType('RollCallEntryInput', { description: 'Person, seat, or both; seat for bodies that have seats.' })
export class RollCallEntryInput {
  @Field(() => ID, { nullable: true })
  person?: string | null;

  @Field(() => ID, { nullable: true })
  seat?: string | null;

  @Field(() => Boolean, { defaultValue: false })
  asDesignee: boolean;

  @Field(() => PresenceEnum)
  presence: Presence;
}
