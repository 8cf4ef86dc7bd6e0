const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const exactClock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
const hour = new Intl.DateTimeFormat(undefined, { hour: 'numeric' })
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' })
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' })

/** A moment in the person's locale, as short as it can be from `now`: the clock today, else the day. */
export function shortMoment(moment: string, now = new Date()): string {
  const then = new Date(moment)
  if (then.toDateString() === now.toDateString()) return clock.format(then)
  return then.getFullYear() === now.getFullYear()
    ? `${day.format(then)}, ${clock.format(then)}`
    : dayOfYear.format(then)
}

/** Hours and minutes in the person's locale. */
export const clockOf = (moment: string | number) => clock.format(new Date(moment))

/** A full hour in the person's locale, as short as it can be. */
export const hourOf = (moment: number) => hour.format(new Date(moment))

/** Hours, minutes and seconds in the person's locale. */
export const exactClockOf = (moment: string | number) => exactClock.format(new Date(moment))

/** The day of the week, in short. */
export const weekdayOf = (moment: string | number) => weekday.format(new Date(moment))

/** Day and clock in full. */
export const fullMoment = (moment: string | number) => full.format(new Date(moment))
