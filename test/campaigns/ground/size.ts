/** Campaigns run small with the other tests, and at full size with `npm run campaigns`. */
export const fullSize = process.env['LULL_CAMPAIGN'] === 'full'

/** How much of something a campaign does: `small` with the other tests, `full` on its own. */
export function sized(small: number, full: number): number {
  return fullSize ? full : small
}

/** The folder of a campaign's programs: of its own, and another at full size, as both may run at once. */
export function programsFolder(campaign: string): string {
  return `campaign-${campaign}${fullSize ? '-full' : ''}`
}
