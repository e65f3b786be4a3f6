import { personsHere, type RollLine } from '../domain/roll';
import type { MeetingChange } from './meeting-change';

/** Who is there, as events tell it: of the Mayor's Cabinet, whose roll is public, and of no other body. */
export function publicRoll({ bodies }: MeetingChange, roll: readonly RollLine[]): { readonly attendeeIds?: string[] } {
  return bodies[0].kind === 'MAYORS_CABINET' ? { attendeeIds: personsHere(roll) } : {};
}
