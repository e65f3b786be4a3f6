import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { Answer } from './answer';

/** What stands behind a lazy `data`: its text, until somebody looks at the objects or changes them. */
class LazyData implements ProxyHandler<Record<string, unknown>> {
  constructor(private dataText: string | null) {}

  /** The text, if it is still true. It is let go: what holds the result often outlives the response. */
  take(): string | null {
    const text = this.dataText;
    this.dataText = null;
    return text;
  }

  get(target: Record<string, unknown>, key: string | symbol): unknown {
    return Reflect.get(this.open(target), key);
  }

  set(target: Record<string, unknown>, key: string | symbol, value: unknown): boolean {
    return Reflect.set(this.open(target), key, value);
  }

  has(target: Record<string, unknown>, key: string | symbol): boolean {
    return Reflect.has(this.open(target), key);
  }

  deleteProperty(target: Record<string, unknown>, key: string | symbol): boolean {
    return Reflect.deleteProperty(this.open(target), key);
  }

  defineProperty(target: Record<string, unknown>, key: string | symbol, attributes: PropertyDescriptor): boolean {
    return Reflect.defineProperty(this.open(target), key, attributes);
  }

  getOwnPropertyDescriptor(target: Record<string, unknown>, key: string | symbol): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.open(target), key);
  }

  ownKeys(target: Record<string, unknown>): (string | symbol)[] {
    return Reflect.ownKeys(this.open(target));
  }

  private open(target: Record<string, unknown>): Record<string, unknown> {
    const text = this.take();
    if (text !== null)
      for (const [key, value] of Object.entries(JSON.parse(text) as object)) define(target, key, value);
    return target;
  }
}

const lazy = new WeakMap<object, LazyData>();

/**
 * The answer as an execution result for Apollo Server, whose plugins may look at `data` and change it. As long as none
 * does, no objects are built, and `stringifyResult` sends the text that is there.
 */
export function lazyResult({ dataText, errors, cursor }: Answer): ExecutionResult {
  const told = errors.length > 0 ? { errors } : {};
  const extensions = cursor === null ? {} : { extensions: { cursor } };
  if (dataText === undefined) return { ...told, ...extensions };
  if (dataText === 'null') return { ...told, data: null, ...extensions };
  const handler = new LazyData(dataText);
  const data = new Proxy<Record<string, unknown>>({}, handler);
  lazy.set(data, handler);
  return { ...told, data, ...extensions };
}

/** JSON text of any result. To be called once for each result of `lazyResult`. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const text = result.data ? lazy.get(result.data)?.take() : null;
  if (text === null || text === undefined) return JSON.stringify(result);
  const entries = Object.entries(result).flatMap(([key, value]): string[] => {
    const written = key === 'data' ? text : (JSON.stringify(value) as string | undefined);
    return written === undefined ? [] : [`${JSON.stringify(key)}:${written}`];
  });
  return `{${entries.join(',')}}`;
}

function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
