/** Whether a language writes Han characters without spaces between its words. */
export function isHanLanguage(lang: string): boolean {
  return /^(?:zh|ja|yue)\b/i.test(lang);
}
