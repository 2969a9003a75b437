/** A service that can leave a question without an answer, for `thread.test.ts`. */
export function openService() {
  return {
    add: (a: number, b: number): number => a + b,
    later: async (text: string): Promise<string> => text,
    never: (): Promise<never> => new Promise(() => {}),
    leave: (code: number): void => process.exit(code),
    throwUndefined(): void {
      throw undefined;
    },
    throwFunction(): void {
      throw () => {};
    },
    rejects: async (): Promise<void> => Promise.reject(new Error("rejected in silence")),
    giveFunction: (): unknown => () => {},
  };
}
