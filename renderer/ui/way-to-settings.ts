import { createContext } from 'react'

/** How a page leads to a setting, or a group of them, by its key; `null` where it cannot. */
export const WayToSettings = createContext<((key: string) => void) | null>(null)
