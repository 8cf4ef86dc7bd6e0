/** Campaigns run small with the other tests, and at full size with `npm run campaigns`. */
export const fullSize = process.env['LULL_CAMPAIGN'] === 'full'

/** How much of something a campaign does: `small` with the other tests, `full` on its own. */
export function sized(small: number, full: number): number {
  return fullSize ? full : small
}
