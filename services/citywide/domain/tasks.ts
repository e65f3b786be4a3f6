/** Figures of tasks. */

const OPEN: ReadonlySet<string | null> = new Set(['OPEN', 'IN_PROGRESS', 'BLOCKED']);

export interface CountedTask {
  readonly status: string | null;
  readonly dueOn: string | null;
}

export function countTasks(tasks: readonly CountedTask[], today: string) {
  const open = tasks.filter(({ status }) => OPEN.has(status));
  return {
    openActionItems: open.length,
    overdueActionItems: open.filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
  };
}
