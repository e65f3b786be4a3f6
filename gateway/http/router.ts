import { HubError } from '../../platform/errors';
import { preflight } from './cors';
import type { Exchange, Handler, Reply } from './exchange';
import { errorReply } from './errors';

/** Handlers by method. */
export type Route = Readonly<Partial<Record<'GET' | 'POST', Handler>>>;

/** Paths are compared as they are; one that ends in `/*` stands for everything below it. */
export class Router {
  constructor(private readonly routes: ReadonlyMap<string, Route>) {}

  route(exchange: Exchange): Reply | Promise<Reply> {
    const route = this.find(exchange.path);
    if (!route) throw new HubError('NOT_FOUND', 'There is nothing at this address.');
    const allow = allowOf(route);
    if (exchange.method === 'OPTIONS') return preflight(exchange.request, allow);
    const handler = handlerOf(route, exchange.method);
    return handler ? handler(exchange) : methodNotAllowed(allow);
  }

  private find(path: string): Route | undefined {
    const exact = this.routes.get(path);
    if (exact) return exact;
    const folder = path.slice(0, path.lastIndexOf('/'));
    return this.routes.get(`${folder}/*`);
  }
}

function handlerOf(route: Route, method: string): Handler | undefined {
  return method === 'GET' || method === 'POST' ? route[method] : undefined;
}

function allowOf(route: Route): string {
  const methods = Object.keys(route).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...methods, 'OPTIONS'].join(', ');
}

function methodNotAllowed(allow: string): Reply {
  const reply = errorReply(new HubError('METHOD_NOT_ALLOWED', `This address takes ${allow}.`));
  return { ...reply, headers: { ...reply.headers, allow } };
}
