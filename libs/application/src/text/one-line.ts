/** How is a name or a title kept? On one line, with single spaces: it ends up in subjects and greetings. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
