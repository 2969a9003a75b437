let understood = import.meta.url.endsWith(".ts");

/**
 * Lets a configuration be written in TypeScript, on every version of Node.js. Does nothing if this program
 * itself runs as TypeScript, or if the configuration is JavaScript.
 *
 * @param config Path of the configuration.
 */
export async function understandTypeScript(config: string): Promise<void> {
  if (understood || !config.endsWith(".ts")) return;
  const { register } = await import("tsx/esm/api");
  register();
  understood = true;
}
