import { stripVTControlCharacters } from 'node:util'
/** Colours for a terminal; each returns its text unchanged where there is none. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
  readonly blue: (text: string) => string
}

/** Whether a stream wants colours: a terminal that is not dumb, and no NO_COLOR (https://no-color.org). */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
}

/** SGR codes of ECMA-48, each with the code that ends it. */
export function paintWith(colour: boolean): Paint {
  const sgr = (on: number, off: number) => (text: string) =>
    colour ? `\u001B[${on}m${text}\u001B[${off}m` : text
  return {
    bold: sgr(1, 22),
    dim: sgr(2, 22),
    red: sgr(31, 39),
    green: sgr(32, 39),
    yellow: sgr(33, 39),
    blue: sgr(34, 39),
  }
}

/** How many columns a text takes, colours left out. */
export function widthOf(text: string): number {
  return Array.from(stripVTControlCharacters(text)).length
}
