/** `freeze` means `freeze-cgroup` and `freeze-signals`. */
export function isMeant(wish: string, name: string): boolean {
  return name === wish || name.startsWith(`${wish}-`)
}

/** Those that are meant, each once, however often it is; all where nothing is wished. */
export function wished<Named extends { readonly name: string }>(
  all: readonly Named[],
  wishes: readonly string[],
): readonly Named[] {
  if (wishes.length === 0) return all
  return all.filter(({ name }) => wishes.some((wish) => isMeant(wish, name)))
}
