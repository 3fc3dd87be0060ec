/** Are these bytes a JSON object that can be kept? Their text, or undefined: not UTF-8, no object, or not storable. */
import { isStorable } from '../text/storable-text.js';

export function jsonTextOf(body: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && isStorable(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
