/**
 * The functions of a module that run here or in another thread. Their arguments and results can be copied.
 */
export type Service = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Runs the functions of a service, here or in another thread. */
export interface Server<Functions extends Service> {
  /**
   * Runs a function without an answer. Calls run in their order; if one throws, later calls of `ask` throw
   * its error.
   */
  send<Name extends keyof Functions & string>(name: Name, ...args: Parameters<Functions[Name]>): void;
  /**
   * Runs a function and returns its result.
   *
   * @throws its error, or an error that says why there is no answer
   */
  ask<Name extends keyof Functions & string>(
    name: Name,
    ...args: Parameters<Functions[Name]>
  ): Promise<Awaited<ReturnType<Functions[Name]>>>;
  /** Ends the service. Later calls are rejected; in a thread, also those that have no answer yet. */
  end(): Promise<void>;
}

/** A service in this thread, for work that is too small for its own thread. */
export function serveHere<Functions extends Service>(service: Functions): Server<Functions> {
  let failure: Failure | undefined;
  const fail = (error: unknown): void => {
    failure ??= { error };
  };
  return {
    send(name, ...args) {
      if (failure) return;
      try {
        Promise.resolve(perform(service, name, args)).catch(fail);
      } catch (error) {
        fail(error);
      }
    },
    async ask(name, ...args) {
      if (failure) throw failure.error;
      return (await perform(service, name, args)) as never;
    },
    async end() {
      fail(new Error("asked after the end"));
    },
  };
}

/**
 * Runs the function that a question names.
 *
 * @throws its error, or an error where the service has nothing of that name
 */
export function perform(service: Service, name: string, args: readonly unknown[]): unknown {
  const work = Object.hasOwn(service, name) ? service[name] : undefined;
  if (!work) throw new Error(`the service has no function "${name}"`);
  return (work as (...args: readonly unknown[]) => unknown)(...args);
}

/** What went wrong; an error may be any value, even `undefined`. */
export interface Failure {
  readonly error: unknown;
}
