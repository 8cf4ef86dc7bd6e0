import type { Settings } from '../../../shared/model'
import type { Place } from '../page-address'

/** What notices are about: the categories that a person can switch off one by one. */
export type Category = Exclude<keyof Settings['notifications'], 'enabled' | 'quietHours'>

/** Something that happened and that a person may want to know, as data. */
export interface Notice {
  readonly category: Category
  /** `problem` wants something of the person; `news` does not. */
  readonly severity: 'news' | 'problem'
  /** What it is about: two notices with the same subject say the same. */
  readonly subject: string
  readonly title: string
  readonly body: string
  /** Where a click on it leads, and where the same thing can be seen. */
  readonly leadsTo: Place | 'popover'
}
