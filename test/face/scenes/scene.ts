import type { Face, World } from '../ground'
import type { Page } from '@playwright/test'

/** A page in one of its states: how to come there. What holds for every page is tried on each of these. */
export interface Scene {
  /** Names its pictures. */
  readonly name: string
  /** The page, such as `dashboard/index.html#/jobs`. */
  readonly address: string
  readonly world?: Partial<World>
  readonly width: number
  /** The popover is as high as its content, whatever this says. */
  readonly height: number
  /** Where the page is ready, and what a person does to come to this state. Waits until it is there. */
  readonly reach: (page: Page, face: Face) => Promise<void>
}
