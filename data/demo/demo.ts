import { recordRows } from '../record/record';
import { joined, type RowsByService } from '../rows';
import { Book } from './book';
import { docketPapers } from './docket/papers';
import { docket } from './docket/write-docket';
import { implementations } from './docket/implementations';
import { grants } from './grants';
import { groupDecisions } from './group-decisions';
import { groupMembers } from './group-members';
import { indicators } from './indicators';
import { learnings } from './learnings';
import { listeningSessions } from './listening-sessions';
import { meetings } from './meetings/meetings';
import { organizations } from './organizations';
import { parents } from './parents';
import { people } from './people';
import { priorities } from './priorities';
import { SampleYear } from './sample-year';
import { seats } from './seats';
import { strategies } from './strategies';
import { tasks } from './tasks';

/** The chapters of the sample year. */
const CHAPTERS: readonly ((book: Book) => void)[] = [
  organizations,
  people,
  groupMembers,
  seats,
  grants,
  indicators,
  strategies,
  tasks,
  learnings,
  groupDecisions,
  parents,
  listeningSessions,
  priorities,
  meetings,
  docket,
  docketPapers,
  implementations,
];

/**
 * The sample year alone, laid out around a day: about twelve months before it and three after it.
 * @param today YYYY-MM-DD in Hartford; the same day gives the same rows
 */
export function sampleRows(today: string): RowsByService {
  const book = new Book(new SampleYear(today));
  for (const chapter of CHAPTERS) chapter(book);
  return book.rows();
}

/** The record and the sample year. */
export function demoRows(today: string): RowsByService {
  return joined(recordRows(), sampleRows(today));
}
