const sizes = [
  ['TiB', 1024 ** 4],
  ['GiB', 1024 ** 3],
  ['MiB', 1024 ** 2],
  ['KiB', 1024],
] as const

/** Bytes as people write them, exact: `4GiB`, or the plain number. */
export function sizeText(bytes: number): string {
  const unit = sizes.find(([, factor]) => bytes >= factor && bytes % factor === 0)
  return unit ? `${bytes / unit[1]}${unit[0]}` : plain(bytes)
}

/** Seconds as people write them, exact: `1h30m`, or the plain number. */
export function durationText(seconds: number): string {
  if (seconds < 60 || !Number.isInteger(seconds)) return plain(seconds)
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount}${unit}`)
    .join('')
}

/** The same with room to breathe: `64 MiB`, `1 GiB`. */
export const saySize = (bytes: number): string => sizeText(bytes).replace(/(?<=\d)(?=[A-Z])/, ' ')

/** The same with room to breathe, and with a unit also below a minute: `1 h 30 min`, `0.1 s`. */
export function sayDuration(seconds: number): string {
  const text = durationText(seconds)
  if (!/[hms]$/.test(text)) return `${text} s`
  return text
    .replaceAll(/([hms])(?=\d)/g, '$1 ')
    .replaceAll(/(?<=\d)(?=[hms])/g, ' ')
    .replaceAll(/m\b/g, 'min')
}

/** Without an exponent, which no size or duration may have. */
const plain = (amount: number) =>
  amount.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
