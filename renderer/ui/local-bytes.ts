import { formatBytes } from '../../shared/model/units'

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** Bytes with the figure in the person's locale: `4,0 GiB`. */
export function localBytes(bytes: number): string {
  return formatBytes(bytes, (amount, digits) => (digits === 0 ? whole : tenths).format(amount))
}
