import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HubError } from '../../platform/errors';
import type { Exchange, Reply } from '../http/exchange';
import { jsonReply } from '../http/json-reply';
import type { Route } from '../http/router';

/** An operation that the explorer opens in a tab. */
export interface ExplorerExample {
  /** The tab's title; names the operation. */
  readonly name: string;
  /** GraphQL, with a comment on top that says what it shows. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface ExplorerOptions {
  /** Where the bundled page lies, as the build makes it. */
  readonly folder: string;
  /** From easy to hard. Asked for each visit, since variables may hold today's date. */
  readonly examples: () => readonly ExplorerExample[];
}

/** The bundle's own address; `vite.config.mts` has the same. */
const BASE = '/graphql/explorer';

/** The editor writes its styles from script, and lays text out with inline styles; scripts come from files only. */
const pagePolicy = (connect: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What a host may look like in a policy. */
const HOST = /^[\w.:[\]-]{1,255}$/;

/** Not every browser counts a page's own WebSocket among what is its own. */
function connectSources(host: string | undefined): string {
  return host !== undefined && HOST.test(host) ? `'self' ws://${host} wss://${host}` : "'self'";
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** The page on which people ask questions: a bundle of files that needs nothing from elsewhere. */
export class Explorer {
  private readonly html: string;
  private readonly assets: ReadonlySet<string>;

  /** Throws when the bundle is not there. */
  constructor(private readonly options: ExplorerOptions) {
    const page = path.join(options.folder, 'index.html');
    if (!existsSync(page)) throw new Error(`The explorer is not built: there is no ${page}. Run: npm run build`);
    this.html = readFileSync(page, 'utf8');
    this.assets = new Set(readdirSync(path.join(options.folder, 'assets')));
  }

  page({ request }: Exchange): Reply {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(connectSources(request.headers.host)),
      'cache-control': 'no-cache',
      vary: 'Accept',
    };
    return { status: 200, headers, body: this.html };
  }

  routes(): [string, Route][] {
    return [
      [`${BASE}/examples.json`, { GET: () => jsonReply(200, this.options.examples()) }],
      [`${BASE}/assets/*`, { GET: (exchange) => this.asset(exchange) }],
    ];
  }

  /** Names carry a hash of the content, so a browser may keep it for good. */
  private async asset({ path: address }: Exchange): Promise<Reply> {
    const name = path.posix.basename(address);
    if (!this.assets.has(name)) throw new HubError('NOT_FOUND', 'There is nothing at this address.');
    const headers = {
      'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
    };
    return { status: 200, headers, body: await readFile(path.join(this.options.folder, 'assets', name)) };
  }
}
