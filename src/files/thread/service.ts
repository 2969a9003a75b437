/** What a module does here or in another thread: functions of values that can be copied there and back. */
export type Service = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Does what a service does, here or in another thread. */
export interface Server<Functions extends Service> {
  /** Has something done without an answer. What is asked later is done later; if it throws, later questions throw its error. */
  send<Name extends keyof Functions & string>(name: Name, ...args: Parameters<Functions[Name]>): void;
  /** Has something done, and gives its result. @throws its error, or an error that says why there is no answer */
  ask<Name extends keyof Functions & string>(
    name: Name,
    ...args: Parameters<Functions[Name]>
  ): Promise<Awaited<ReturnType<Functions[Name]>>>;
  /** Ends it. Later questions are rejected, and in a thread those that have no answer yet. */
  end(): Promise<void>;
}

/** A service in this thread, for the little that a thread of its own is not worth. */
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

/** Does what a question asks for. @throws its error, or an error where the service has nothing of that name */
export function perform(service: Service, name: string, args: readonly unknown[]): unknown {
  const work = Object.hasOwn(service, name) ? service[name] : undefined;
  if (!work) throw new Error(`the service has no function "${name}"`);
  return (work as (...args: readonly unknown[]) => unknown)(...args);
}

/** What went wrong; an error may be anything, `undefined` too. */
export interface Failure {
  readonly error: unknown;
}
