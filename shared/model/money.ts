const here = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD' })

/** US dollars as the person writes amounts: `$1.20`, `1,20 $`. */
export const localDollars = (usd: number): string => here.format(usd)

/** US dollars alike in every language, for a terminal and for programs that read it: `$1.20`. */
export const formatDollars = (usd: number): string => `$${usd.toFixed(2)}`
