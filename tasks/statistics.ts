type Values = Iterable<number> & { readonly length: number }

export function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/** 0 where there are none. */
export function mean(values: Values): number {
  return sum(values) / Math.max(1, values.length)
}

/** Estimated from a sample (divided by n - 1); 0 for fewer than two values. */
export function variance(values: Values): number {
  const middle = mean(values)
  let squares = 0
  for (const value of values) squares += (value - middle) * (value - middle)
  return squares / Math.max(1, values.length - 1)
}
