/**
 * Whether a text is a date of the calendar in the form `yyyy-mm-dd`, between the years 1000 and 9999.
 *
 * @example
 * isCalendarDate("2020-02-29"); // => true
 * isCalendarDate("2019-02-29"); // => false
 */
export function isCalendarDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  // JavaScript reads the thirtieth of February as a day in March.
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
