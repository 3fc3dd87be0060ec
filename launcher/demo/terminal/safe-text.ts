/**
 * How is a stranger's text shown without obeying it? On one line, and without anything that moves a cursor, sets a
 * colour or turns the direction of writing around.
 */
export function safeText(text: string, longest = 80): string {
  const line = text
    // Whole escape sequences first (ECMA-48 CSI and OSC), so that their letters do not stay behind.
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g, '')
    .replace(/\s+/g, ' ')
    // Controls, invisible formatting, surrogates without a partner and private use.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .trim();
  return cut(line, longest);
}

/** By characters, with an ellipsis where something is missing. */
export function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, Math.max(0, longest - 1)).join('')}…`;
}
