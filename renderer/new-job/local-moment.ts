const two = (figure: number) => String(figure).padStart(2, '0')

/** A moment as `<input type="datetime-local">` holds it, on this computer's clock; empty when it is no moment. */
export function localMoment(moment: string): string {
  const then = new Date(moment)
  if (Number.isNaN(then.getTime())) return ''
  const day = [then.getFullYear(), two(then.getMonth() + 1), two(then.getDate())].join('-')
  return `${day}T${two(then.getHours())}:${two(then.getMinutes())}`
}

/** The moment that such an input holds, as a job file writes it; empty when it holds none. */
export function momentOf(local: string): string {
  const then = new Date(local)
  return local === '' || Number.isNaN(then.getTime()) ? '' : then.toISOString()
}
