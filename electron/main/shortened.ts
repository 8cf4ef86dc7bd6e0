/** Menus and tooltips of many desktops grow with their text, over the whole screen if need be. */
const longest = 40

/** A name that fits into a menu. */
export const shortened = (name: string): string =>
  name.length > longest ? `${name.slice(0, longest - 1)}…` : name
