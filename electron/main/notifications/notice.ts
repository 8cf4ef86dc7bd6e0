import type { Page } from '../../../shared/contract'
import type { JobId } from '../../../shared/model'

/** What notices are about; each has its own measure of how often it may speak. */
export const categories = ['jobDone', 'jobFailed', 'attention', 'explanation'] as const
export type Category = (typeof categories)[number]

/** Something that happened and that a person may want to know, as data. */
export interface Notice {
  readonly category: Category
  /** `problem` wants something of the person; `news` does not. */
  readonly severity: 'news' | 'problem'
  /** What it is about: two notices with the same subject say the same. */
  readonly subject: string
  readonly title: string
  readonly body: string
  /** Where a click on it leads. */
  readonly leadsTo: { readonly page: Page; readonly job?: JobId } | 'popover'
}
