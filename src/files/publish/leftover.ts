/** Something that could not be removed, and the system's error code. */
export interface Leftover {
  readonly file: string;
  readonly reason: string;
}

/** The system's error code, such as `"EACCES"`. */
export function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
