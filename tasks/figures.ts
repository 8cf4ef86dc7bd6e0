/** A share as a person reads it: `97.2 %`. */
export function percent(share: number, decimals = 1): string {
  return `${(100 * share).toFixed(decimals)} %`
}

/** A number with its thousands set apart: `12,500`. Not by the runtime's own means, which speak the language of the machine. */
export function grouped(value: number): string {
  const [whole = '', ...fraction] = String(value).split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')
}
