import { randomUUID } from 'node:crypto';
import type { Play, Step } from './script';

/** Asks the running hub, as somebody who may conduct the meeting. */
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<Record<string, unknown>>;

/** How one step went. */
export interface Played {
  readonly play: Play;
  /** Position of what the step led to. */
  readonly cursor: string;
}

/** Does one step by its real mutation. Rejects with the hub's own words when it is refused. */
export async function playStep(ask: Ask, step: Step, play: Play): Promise<Played> {
  const entity = step.shows === 'meeting' ? 'meeting' : 'agendaItem';
  const input = { idempotencyKey: randomUUID(), ...step.input(play) };
  const data = await ask(mutationText(step.mutation, entity), { input });
  const payload = data[step.mutation] as { cursor: string; [entity: string]: unknown };
  const { id } = payload[entity] as { id: string };
  return { play: after(step, play, id), cursor: payload.cursor };
}

function mutationText(mutation: string, entity: string): string {
  const inputType = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation Play($input: ${inputType}!) { ${mutation}(input: $input) { ${entity} { id } cursor } }`;
}

function after(step: Step, play: Play, id: string): Play {
  if (step.shows === 'meeting') return { ...play, meeting: id };
  return { ...play, items: new Map([...play.items, [step.shows.agendaItem, id]]) };
}
