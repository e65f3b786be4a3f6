import type { Money, TranslatedText } from '../../../platform/database/values';
import type { SampleMotion } from '../docket/steps';
import { en } from '../texts';

export type ItemKind =
  | 'CALL_TO_ORDER'
  | 'ROLL_CALL'
  | 'MINUTES'
  | 'REPORT'
  | 'BUSINESS'
  | 'PUBLIC_COMMENT'
  | 'EXECUTIVE_SESSION'
  | 'ADJOURNMENT';

/** One line of an agenda as it is written down. */
export interface Item {
  /** Its name among the items of the meeting. */
  readonly key: string;
  readonly number: string;
  readonly kind: ItemKind;
  readonly title: TranslatedText;
  readonly recommendedAction?: TranslatedText;
  readonly legalReason?: TranslatedText;
  readonly presenterId?: string;
  readonly amount?: Money;
  /** Keys of the grant and the papers that it is about. */
  readonly grant?: string;
  readonly documents?: readonly string[];
  /** The vote that admitted it after publication. */
  readonly lateVote?: { readonly yes: number; readonly no: number };
  /** Left out: done when the meeting was held, else planned. */
  readonly status?: 'TABLED' | 'PLANNED';
  readonly motion?: SampleMotion;
}

/** The agenda of a body that meets about one topic. */
export function topicalAgenda(topic: TranslatedText, body: string): Item[] {
  return [
    {
      key: 'welcome',
      number: '1',
      kind: 'CALL_TO_ORDER',
      title: en('Welcome, and who is here', 'Bienvenida y quiénes estamos'),
    },
    {
      key: 'numbers',
      number: '2',
      kind: 'REPORT',
      title: en('What the numbers and families tell us', 'Qué nos dicen las cifras y las familias'),
      presenterId: 'department',
    },
    { key: 'topic', number: '3', kind: 'BUSINESS', title: topic, presenterId: body },
    {
      key: 'tasks',
      number: '4',
      kind: 'REPORT',
      title: en('Who took on what, and what is overdue', 'Quién se encargó de qué, y qué está atrasado'),
    },
    { key: 'close', number: '5', kind: 'ADJOURNMENT', title: en('Adjournment', 'Cierre') },
  ];
}
