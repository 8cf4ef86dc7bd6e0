/** `2026-11-22 18:33:47`: a moment (RFC 3339) on this machine's clock, alike in every language and easy to sort and grep. */
export function localTime(moment: string): string {
  const at = new Date(moment)
  const day = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-')
  return `${day} ${timeOfDay(at)}`
}

function timeOfDay(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':')
}

function twoDigits(figure: number): string {
  return `${figure}`.padStart(2, '0')
}
