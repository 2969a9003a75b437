import { pinyin } from "pinyin-pro";

/**
 * The readings of a Chinese character in pinyin without tones, the most usual first, with v for ü.
 *
 * @example
 * pinyinReadings("重"); // => ["zhong", "chong", "tong"]
 */
export function pinyinReadings(character: string): string[] {
  const readings = pinyin(character, { multiple: true, toneType: "none", type: "array", v: true });
  return [...new Set(readings)].filter((reading) => /^[a-z]+$/.test(reading));
}
