/** Keeps a figure with its unit, and an option with its dashes, on one line. */
export function keepTogether(text: string): string {
  return text.replaceAll(/(\d) (?=\S)/g, '$1\u00A0').replaceAll(/--(?=\w)/g, '-\u2060-\u2060')
}
