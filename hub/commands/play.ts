import { createInterface } from 'node:readline/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { HubKeys } from '../../platform/auth/keys';
import { signToken } from '../../platform/auth/token';
import { type Command, readArguments, UsageError } from '../command';
import { hubKeys } from '../keys';
import { type Ask, playStep } from '../play/player';
import { type Play, SCRIPT } from '../play/script';

const OPTIONS = { url: { type: 'string' }, seconds: { type: 'string' } } as const;
const DEFAULT_SECONDS = 2;
const MAX_SECONDS = 3_600;
const TOKEN_SECONDS = 3_600;

const BODY = `{ body(slug: "mayors-cabinet") { id } mayorsCabinet { seats { id } } }`;
const WATCH = `subscription { meetingUpdates { kind at meeting { title { en es } status currentItem { number title { en es } } attendance { present quorumMet } } } }`;

/** Plays a sample meeting on a running hub, so that whoever follows it sees it happen. */
export const play: Command = {
  summary: 'Plays a sample meeting of the Cabinet on the running hub by its real mutations, for who follows it live.',
  usage: 'play [--seconds <between steps>] [--url <http://localhost:4000>]',
  async run(args, settings) {
    const { values } = readArguments(args, OPTIONS);
    const seconds = Number(values.seconds ?? DEFAULT_SECONDS);
    if (!(seconds >= 0 && seconds <= MAX_SECONDS))
      throw new UsageError(`--seconds must be a number up to ${MAX_SECONDS}, not ${values.seconds}`);
    const url = `${(values.url ?? `http://${settings.HUB_HOST}:${settings.PORT}`).replace(/\/+$/, '')}/graphql`;
    const ask = asker(url, await clerkToken(hubKeys(settings)));
    await playAll(ask, url, seconds);
  },
};

async function playAll(ask: Ask, url: string, seconds: number): Promise<void> {
  let play = await setTheScene(ask);
  say(`\n  To see it happen, run this in the explorer (${url}):\n\n  ${WATCH}\n`);
  await readyToBegin();
  for (const [at, step] of SCRIPT.entries()) {
    ({ play } = await playStep(ask, step, play));
    say(`  ${String(at + 1).padStart(2)}/${SCRIPT.length}  ${step.tell}`);
    await pause(seconds * 1_000);
  }
  say(
    `\n  Done. The record of it:  { meeting(id: "${play.meeting}") { status minutesStatus agenda { number status } } }\n`,
  );
}

/** Where a person is at the terminal, they say when. */
async function readyToBegin(): Promise<void> {
  if (!process.stdin.isTTY) return;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  await terminal.question('  Press Enter to begin. ');
  terminal.close();
}

async function setTheScene(ask: Ask): Promise<Play> {
  const { body, mayorsCabinet } = (await ask(BODY, {})) as {
    body: { id: string } | null;
    mayorsCabinet: { seats: { id: string }[] | null } | null;
  };
  if (!body) throw new UsageError("This hub has no Mayor's Cabinet to play a meeting of; start it with HUB_SEED=demo.");
  const seats = mayorsCabinet?.seats?.map(({ id }) => id) ?? [];
  if (seats.length === 0) throw new UsageError("The Mayor's Cabinet of this hub has no seats to call the roll of.");
  return { body: body.id, seats, startsAt: new Date(), meeting: '', items: new Map() };
}

async function clerkToken({ tokenSigning }: HubKeys): Promise<string> {
  if (!tokenSigning) throw new Error('The key file has no tokenSigning, with which tokens are made.');
  return signToken(tokenSigning, { person: null, grants: [{ role: 'CLERK', body: null }] }, TOKEN_SECONDS);
}

function asker(url: string, token: string): Ask {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return async (query, variables) => {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) }).catch(
      (error: unknown) => {
        throw new UsageError(`Nothing answers at ${url}; start the hub first, or say --url. (${reasonOf(error)})`);
      },
    );
    const { data, errors } = (await response.json()) as {
      data?: Record<string, unknown>;
      errors?: { message: string }[];
    };
    if (errors || !data) throw new Error(`The hub refused: ${errors?.map(({ message }) => message).join(' ')}`);
    return data;
  };
}

function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? (error as Error).message;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
