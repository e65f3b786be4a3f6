/** An error of the system, as node and `pg` throw it. */
interface SystemError extends Error {
  readonly code?: string;
  readonly syscall?: string;
  readonly address?: string;
  readonly port?: number;
}

/** What an operator should look at for errors of a socket that is to be opened. */
const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program. Set PORT to another one (0 for any that is free)',
  EACCES: 'needs rights that this user has not. Set PORT to one above 1023',
  EADDRNOTAVAIL: 'is no address of this machine. Set HUB_HOST to one that is',
  ENOTFOUND: 'is no address of this machine. Set HUB_HOST to one that is',
};

const DATABASE_CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '28000', '3D000']);

/** What went wrong and which setting it is about, for errors of the system that say neither. Others' messages as they are. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '', syscall, address, port, message } = error as SystemError;
  if (code in LISTENING && (syscall === 'listen' || syscall === 'getaddrinfo')) {
    return `${[address, port].filter((part) => part !== undefined).join(':') || 'The address'} ${LISTENING[code]}. (${message})`;
  }
  if (DATABASE_CODES.has(code)) return `The database that DATABASE_URL names cannot be used: ${message}.`;
  return message;
}
