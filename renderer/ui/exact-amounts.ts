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

/** Without an exponent, which no size or duration may have. */
const plain = (amount: number) =>
  amount.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
