/** Writes words so that a POSIX shell reads the same ones again. */
export function joinWords(words: readonly string[]): string {
  return words.map(quoted).join(' ')
}

/** One word as a POSIX shell reads it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
