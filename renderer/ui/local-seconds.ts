import { durationParts, formatSeconds } from '../../shared/model/units'

/**
 * Writes seconds the way people of a locale do: `1 Std., 30 Min.`. In English with the symbols of the engine's sentences,
 * `1 h 30 min`, so that a page writes a duration in one way. Units and their list are formatted one by one, as
 * Intl.DurationFormat would: the Node that tests run on has none.
 */
export function durationsIn(locale: string): (seconds: number) => string {
  if (new Intl.Locale(locale).language === 'en') return formatSeconds
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' })
  const amountOf = (unit: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' })
  const amounts = {
    day: amountOf('day'),
    hour: amountOf('hour'),
    minute: amountOf('minute'),
    second: amountOf('second'),
  }
  return (seconds) =>
    list.format(durationParts(seconds).map(([amount, unit]) => amounts[unit].format(amount)))
}

/** Seconds in the person's locale, two units at most. */
export const localSeconds = durationsIn(new Intl.NumberFormat().resolvedOptions().locale)
