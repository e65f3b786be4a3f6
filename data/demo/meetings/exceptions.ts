import type { TranslatedText } from '../../../platform/database/values';
import type { Week } from '../sample-year';
import { en } from '../texts';

/** What is out of the ordinary about one meeting. */
export interface Exception {
  readonly status?: 'SCHEDULED' | 'CANCELLED' | 'NOT_HELD_NO_QUORUM';
  readonly reason?: TranslatedText;
  /** It was moved from this day. */
  readonly movedFrom?: Week;
  readonly jointWith?: readonly string[];
  readonly minutes?: 'NONE' | 'DRAFT' | 'POSTED_DRAFT' | 'CORRECTED';
  /** The votes were never put in writing. */
  readonly votesMissing?: boolean;
  readonly interpretation?: readonly string[];
}

const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  'mayors-cabinet/-9': {
    status: 'NOT_HELD_NO_QUORUM',
    reason: en('Snow: four came, too few to decide.', 'Nieve: vinieron cuatro, muy pocos para decidir.'),
  },
  'mayors-cabinet/-6': {
    status: 'CANCELLED',
    reason: en('The room was needed for a polling place.', 'La sala se necesitó como lugar de votación.'),
  },
  'mayors-cabinet/-5': { minutes: 'CORRECTED' },
  'mayors-cabinet/-2': { votesMissing: true, minutes: 'POSTED_DRAFT' },
  'mayors-cabinet/-1': { minutes: 'DRAFT' },
  'mayors-cabinet/2': { interpretation: ['es', 'pt', 'ht', 'ase'] },
  'parent-cabinet/-5': { jointWith: ['wg-infant-toddler'] },
  'parent-cabinet/-1': { minutes: 'POSTED_DRAFT' },
  'wg-infant-toddler/-1': { minutes: 'POSTED_DRAFT' },
  'wg-infant-toddler/1': {
    movedFrom: [2, 'TUE'],
    reason: en(
      'Moved so that people from the clinics can come.',
      'Se movió para que pueda venir gente de las clínicas.',
    ),
  },
  'wg-mental-health/-7': {
    status: 'CANCELLED',
    reason: en('Both co-chairs were ill.', 'Las dos personas de la copresidencia estaban enfermas.'),
  },
  'wg-mental-health/-1': { minutes: 'DRAFT' },
  'wg-language-literacy/-1': { minutes: 'POSTED_DRAFT' },
  'wg-language-literacy/1': {
    status: 'CANCELLED',
    reason: en(
      'The branch is closed for repairs; the next meeting is a month later.',
      'La biblioteca cierra por reparaciones; la próxima reunión es un mes después.',
    ),
  },
  'department/-1': { minutes: 'NONE' },
};

export function exceptionOf(meeting: string): Exception {
  return EXCEPTIONS[meeting] ?? {};
}

/** Whether a past meeting took place. */
export function wasHeld(meeting: string): boolean {
  return exceptionOf(meeting).status === undefined;
}
