/** Work under way, which can be given up. */
export interface Task<Value> {
  readonly result: Promise<Value>;
  cancel(): void;
}

interface Flight<Value> extends Task<Value> {
  passengers: number;
}

/**
 * Equal work that is in flight is done once. Whoever joins may leave again by an abort signal; the work is given up when
 * nobody is left who waits for it.
 */
export class Flights<Value> {
  private flights = new Map<string, Flight<Value>>();

  /** Joins the flight with this key, or starts one. Rejects with the signal's reason as soon as it is aborted. */
  join(key: string, signal: AbortSignal | undefined, start: () => Task<Value>): Promise<Value> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const flight = this.flights.get(key) ?? this.start(key, start);
    flight.passengers++;
    return signal ? this.untilAborted(key, flight, signal) : flight.result;
  }

  has(key: string): boolean {
    return this.flights.has(key);
  }

  /** Nobody joins the present flights any more; those on board are still taken home. */
  forget(): void {
    this.flights = new Map();
  }

  private start(key: string, start: () => Task<Value>): Flight<Value> {
    const task = start();
    const flight: Flight<Value> = { result: task.result, cancel: () => task.cancel(), passengers: 0 };
    this.flights.set(key, flight);
    const landed = (): void => this.remove(key, flight);
    flight.result.then(landed, landed);
    return flight;
  }

  private untilAborted(key: string, flight: Flight<Value>, signal: AbortSignal): Promise<Value> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason as Error);
        if (--flight.passengers > 0) return;
        this.remove(key, flight);
        flight.cancel();
      };
      const stay = (): void => signal.removeEventListener('abort', leave);
      signal.addEventListener('abort', leave, { once: true });
      flight.result.then(
        (value) => (stay(), resolve(value)),
        (error: unknown) => (stay(), reject(error as Error)),
      );
    });
  }

  /** Only this flight: another may have the key by now. */
  private remove(key: string, flight: Flight<Value>): void {
    if (this.flights.get(key) === flight) this.flights.delete(key);
  }
}
