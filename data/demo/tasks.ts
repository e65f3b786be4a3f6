import type { Book } from './book';
import { meetingName } from './meetings/series';
import { organizationOf, personId } from './people';
import { strategyId } from './strategies';
import { type SampleTask, TASKS } from './task-list';
import { en, SAMPLE } from './texts';

export function tasks(book: Book): void {
  for (const [group, list] of Object.entries(TASKS)) list.forEach((task, index) => write(book, group, task, index));
}

function write(book: Book, group: string, task: SampleTask, index: number): void {
  const { title, owner, dueOn, status, doneOn, agreedAt, strategy } = task;
  book.add('working-groups', 'ActionItem', `${group}/${index}`, {
    groupId: group,
    title: en(...title),
    ownerId: owner ? personId(book, owner) : null,
    organizationId: owner ? organizationOf(book, owner) : null,
    dueOn: dueOn ? book.year.day(dueOn) : null,
    status,
    completedOn: doneOn ? book.year.day(doneOn) : null,
    strategyId: strategy ? strategyId(book, strategy) : null,
    agreedAtId: book.id('Meeting', meetingName(group, agreedAt)),
    provenance: SAMPLE,
  });
}
